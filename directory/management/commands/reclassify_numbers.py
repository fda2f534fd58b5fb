from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from resources.models import ContactMethod
from resources.search.number_classes import reclassified


class Command(BaseCommand):
    help = "Lists numbers that today's metadata classify differently; changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        with tqdm(total=ContactMethod.objects.count(), unit=" contacts") as bar:
            found = reclassified(progress=bar.update)
        for each in found:
            self.stdout.write(
                f"{each.method.service_id} {each.method.kind} {each.method.value}: "
                f"was {each.before or 'no number'}, "
                f"is {each.refusal or each.after or 'no number'}"
            )
        self.stdout.write(f"{len(found)} of these want a moderator's look; nothing was changed.")
