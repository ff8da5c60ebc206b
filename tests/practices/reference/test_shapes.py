"""The borders that ship."""

from practices.reference import region_lines, region_shapes, regions


def test_every_region_has_its_borders() -> None:
    assert set(region_shapes()) == {region.ubigeo for region in regions()}


def test_only_callao_has_an_island() -> None:
    rings = {ubigeo: len(shape) for ubigeo, shape in region_shapes().items()}

    assert {ubigeo: count for ubigeo, count in rings.items() if count != 1} == {"07": 2}


def test_the_first_corners_of_amazonas_are_those_of_the_file() -> None:
    """M190.4,275.6 l-3.3,3.6 -0.5,2.2."""
    [ring] = region_shapes()["01"]

    corners = [(round(x, 1), round(y, 1)) for x, y in ring[:3]]

    assert corners == [(190.4, 275.6), (187.1, 279.2), (186.6, 281.4)]


def test_the_point_of_each_figure_is_inside_its_region_s_frame() -> None:
    for region in regions():
        corners = [corner for ring in region_shapes()[region.ubigeo] for corner in ring]
        x, y = region.label_point

        assert min(c[0] for c in corners) <= x <= max(c[0] for c in corners)
        assert min(c[1] for c in corners) <= y <= max(c[1] for c in corners)


def test_lines_are_closed_and_in_whole_units() -> None:
    lines = region_lines(1.0)

    assert lines.keys() == region_shapes().keys()
    assert all(each.startswith("M") and each.endswith("z") for each in lines.values())
    assert "." not in "".join(lines.values())


def test_what_is_too_small_to_draw_is_still_a_line() -> None:
    assert region_lines(0.0)["24"] == "M0 0h1z"
