"""Write one year of one place with its truth, or tell the digests of the frozen years: the ninth's command line over this set."""

from bench.worlds.ninth.__main__ import main

from . import check, making

if __name__ == "__main__":
    main("python -m bench.worlds.twelfth", making, check)
