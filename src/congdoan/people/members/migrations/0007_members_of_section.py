"""Who belongs to a section of that name is found in a province without reading everybody."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0006_kept_of_whole_persons")]

    operations = [
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["section"], name="members_of_section", condition=models.Q(("section", ""), _negated=True)),
        ),
    ]
