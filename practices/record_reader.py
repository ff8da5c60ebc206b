"""Reading a Record from plain data, with every fault named. No database."""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from practices.record import Record
from practices.text import clean

Shape = typing.TypeVar("Shape")

MAX_DIGITS = 15
DECIMAL_PLACES = 4
_REQUIRED = "un valor: el campo es obligatorio"
_TEXT = "texto"
_FLAG = "true o false"
_WHOLE = "un número entero positivo"
_NUMBER = f"un número de hasta {MAX_DIGITS} cifras, {DECIMAL_PLACES} de ellas decimales"


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a record: where, what was found, and what would be valid (Spanish)."""

    field: str
    value: object
    valid: str


class _WrongValueError(Exception):
    """Raised by a converter; its text says what would be valid."""


def read(data: object, faults: list[Fault]) -> Record | None:
    """Return the record that plain data holds, or None after adding its faults to `faults`.

    Absent fields take their defaults; unknown fields are faults; null means the default.
    """
    before = len(faults)
    record = read_anyway(Record, data, faults)
    return record if len(faults) == before else None


def read_anyway(kind: type[Shape], data: object, faults: list[Fault]) -> Shape:
    """Return what can be read, with a stand-in for each value that has a fault.

    For looking for the rest of the faults; what has any is never to be kept.
    """
    shaped: Shape = _entry(kind, data, "", faults)
    return shaped


@dataclasses.dataclass(frozen=True, slots=True)
class _Slot:
    """How one field is read: a scalar, or several scalars or parts of one kind."""

    required: bool
    several: bool
    stand_in: Any
    scalar: Callable[[object], Any]
    part: type[Any] | None


def _entry(kind: type[Any], data: object, path: str, faults: list[Fault]) -> Any:
    shape = _shape(kind)  # type: ignore[arg-type]  # mypy doubts that type[Any] is hashable
    values = {name: slot.stand_in for name, slot in shape.items() if slot.required}
    if not isinstance(data, Mapping):
        faults.append(Fault(path.rstrip(".") or "registro", data, "un objeto con campos"))
        return kind(**values)
    missing = [name for name in values if data.get(name) is None]
    faults += [Fault(f"{path}{name}", None, _REQUIRED) for name in missing]
    for name, value in data.items():
        slot = shape.get(name)
        if slot is None:
            valid = "uno de: " + ", ".join(shape)
            faults.append(Fault(f"{path}{name}", value, f"un campo conocido, {valid}"))
        elif value == "" and slot.scalar is _text and not slot.several:
            continue
        elif slot.several and value is not None:
            values[name] = _several(slot, value, f"{path}{name}", faults)
        elif value is not None:
            values[name] = _single(slot, value, (path, name), faults)
    return kind(**values)


@functools.cache
def _shape(kind: Hashable) -> dict[str, _Slot]:
    part = typing.cast("type[Any]", kind)
    hints = typing.get_type_hints(part)
    return {field.name: _slot(field, hints[field.name]) for field in dataclasses.fields(part)}


def _slot(field: dataclasses.Field[Any], hint: Any) -> _Slot:
    several = typing.get_origin(hint) is tuple
    element = typing.get_args(hint)[0] if several else hint
    optional = isinstance(element, types.UnionType)
    if optional:
        element = next(e for e in typing.get_args(element) if e is not type(None))
    part = element if dataclasses.is_dataclass(element) else None
    scalar, stand_in = _scalar(element)
    return _Slot(
        required=field.default is dataclasses.MISSING,
        several=several,
        stand_in=None if optional else stand_in,
        scalar=scalar,
        part=typing.cast("type[Any] | None", part),
    )


def _several(slot: _Slot, value: object, path: str, faults: list[Fault]) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        faults.append(Fault(path, value, "una lista"))
        return ()
    numbered = enumerate(value, start=1)
    if slot.part is not None:
        part = slot.part
        return tuple(_entry(part, each, f"{path}[{n}].", faults) for n, each in numbered)
    return tuple(_single(slot, each, (path, f"[{n}]"), faults) for n, each in numbered)


def _single(slot: _Slot, value: object, path: tuple[str, str], faults: list[Fault]) -> Any:
    try:
        return slot.scalar(value)
    except _WrongValueError as wrong:
        faults.append(Fault("".join(path), value, str(wrong)))
        return slot.stand_in


def _scalar(hint: Any) -> tuple[Callable[[object], Any], Any]:
    """How a scalar is read, and what stands in for one that cannot be."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {each.value: each for each in hint}
        return functools.partial(_choice, members), next(iter(hint))
    return _SCALARS.get(hint, (_text, ""))


def _choice(members: Mapping[Any, Enum], value: object) -> Enum:
    found = members.get(value) if isinstance(value, str) else None
    if found is None:
        raise _WrongValueError("uno de: " + ", ".join(members))
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongValueError(_TEXT)
    return clean(value).strip() if value else value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError(_FLAG)
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**31:
        raise _WrongValueError(_WHOLE)
    return value


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _WrongValueError(_NUMBER)
    try:
        number = Decimal(str(value)).normalize()
    except InvalidOperation:
        raise _WrongValueError(_NUMBER) from None
    whole = MAX_DIGITS - DECIMAL_PLACES
    if not number.is_finite() or abs(number) >= Decimal(10) ** whole:
        raise _WrongValueError(_NUMBER)
    if number != round(number, DECIMAL_PLACES):
        raise _WrongValueError(_NUMBER)
    return number


_SCALARS: dict[Any, tuple[Callable[[object], Any], Any]] = {
    str: (_text, ""),
    bool: (_flag, False),
    int: (_whole, 1),
    Decimal: (_number, None),
}


def trusted(data: Mapping[str, Any]) -> Record:
    """Return the record of a snapshot kept when it was valid; ValueError for another shape.

    Its texts were cleaned and its figures checked before it was kept, so neither is done
    again: every list, page and file of the catalogue reads records this way.
    """
    try:
        record: Record = _builder(Record)(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(data) from error
    return record


@functools.cache
def _builder(kind: Hashable) -> Callable[[Mapping[str, Any]], Any]:
    """Return what makes a part of a record of its data, without looking at the values."""
    part = typing.cast("type[Any]", kind)
    makers = {name: _maker(slot) for name, slot in _shape(kind).items()}

    def build(data: Mapping[str, Any]) -> Any:
        given = (
            (name, makers[name], value) for name, value in data.items() if value is not None
        )
        return part(
            **{name: value if maker is None else maker(value) for name, maker, value in given}
        )

    return build


def _maker(slot: _Slot) -> Callable[[Any], Any] | None:
    if slot.part is not None:
        build = _builder(typing.cast("Hashable", slot.part))
        return lambda rows: tuple(map(build, rows))
    if slot.several:
        return tuple
    if isinstance(slot.scalar, functools.partial):
        members: Mapping[Any, Enum] = slot.scalar.args[0]
        return members.__getitem__
    return _number if slot.scalar is _number else None
