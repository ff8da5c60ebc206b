"""Ask a catalogue that is starting whether it is ready and whether it shows every practice."""

import http.client
import json
import sys
import time
from pathlib import Path

import yaml

PATIENCE = 120  # seconds that a first start may take on a busy machine


def answer(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    content = response.read()
    if response.status != http.HTTPStatus.OK:
        raise http.client.HTTPException(f"{path}: {response.status}")  # noqa: EM102, TRY003  read by a person
    return content


def wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            answer(port, "/salud/listo/")
        except (OSError, http.client.HTTPException):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def main(port: int, file: Path) -> None:
    wait_until_ready(port)
    written = len(yaml.safe_load(file.read_text(encoding="utf-8"))["practices"])
    shown = json.loads(answer(port, "/practicas.json"))["total"]
    if shown != written:
        sys.exit(f"The file has {written} practices and the catalogue shows {shown}.")
    for path in ("/", "/practicas/", "/salud/"):
        answer(port, path)
    print(f"Ready, with {shown} practices.")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
