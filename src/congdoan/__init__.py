"""Công Đoàn Số: the work of a trade-union federation and its grassroots unions."""
