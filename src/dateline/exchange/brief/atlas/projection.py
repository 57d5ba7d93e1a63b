"""Inside the brief: from degrees to a drawing, by Lambert's azimuthal equal-area projection round the middle of what is drawn.

Every map has its own middle, so that neither the 180th meridian nor a pole is a special case, and areas on one map compare.
Formulas: Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), p. 185 to 187.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.exchange.brief.atlas.outlines import Degrees

#: Kilometres east and north of the middle of a map, or pixels right and down from its corner; one row a point.
Plane = NDArray[np.float64]

EARTH_KM = 6371.0088
#: The least cosine of the distance from the middle: the point right opposite would be a circle.
OPPOSITE = -1 + 1e-9


@dataclass(frozen=True, slots=True)
class Projection:
    """Lambert's azimuthal equal-area projection of the sphere, its middle in degrees."""

    lon: float
    lat: float

    def plane(self, degrees: Degrees) -> Plane:
        """Kilometres east and north of the middle."""
        turned, lat = np.radians(degrees[:, 0] - self.lon), np.radians(degrees[:, 1])
        middle = np.radians(self.lat)
        east = np.cos(lat) * np.sin(turned)
        north = np.cos(middle) * np.sin(lat) - np.sin(middle) * np.cos(lat) * np.cos(turned)
        near = np.sin(middle) * np.sin(lat) + np.cos(middle) * np.cos(lat) * np.cos(turned)
        scale = EARTH_KM * np.sqrt(2 / (1 + np.maximum(near, OPPOSITE)))
        return np.stack([scale * east, scale * north], axis=1)

    def degrees(self, east: float, north: float) -> tuple[float, float]:
        """Longitude and latitude of a point of the plane."""
        distance = float(np.hypot(east, north))
        if distance == 0:
            return self.lon, self.lat
        angle = 2 * np.arcsin(min(distance / (2 * EARTH_KM), 1.0))
        middle = np.radians(self.lat)
        lat = np.arcsin(np.cos(angle) * np.sin(middle) + north * np.sin(angle) * np.cos(middle) / distance)
        across = distance * np.cos(middle) * np.cos(angle) - north * np.sin(middle) * np.sin(angle)
        lon = self.lon + np.degrees(np.arctan2(east * np.sin(angle), across))
        return float((lon + 540) % 360 - 180), float(np.degrees(lat))


def centred(points: Degrees) -> Projection:
    """A projection whose middle is that of the points, also where they lie on both sides of the 180th meridian."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    x, y, z = (np.cos(lat) * np.cos(lon)).mean(), (np.cos(lat) * np.sin(lon)).mean(), np.sin(lat).mean()
    # Rounded, so that the order of the points cannot show in a last digit.
    found = Projection(
        round(float(np.degrees(np.arctan2(y, x))), 4), round(float(np.degrees(np.arctan2(z, np.hypot(x, y)))), 4)
    )
    plane = found.plane(points)
    lon_, lat_ = found.degrees(*((plane.min(axis=0) + plane.max(axis=0)) / 2).tolist())
    return Projection(round(lon_, 3), round(lat_, 3))


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing of `width` by `height` pixels: the projection's middle plus an offset in km is its middle, `scale` px per km."""

    projection: Projection
    width: int
    height: int
    scale: float
    middle: tuple[float, float] = (0.0, 0.0)

    def pixels(self, degrees: Degrees) -> Plane:
        """Pixels right and down from the upper left corner."""
        plane = self.projection.plane(degrees)
        right = self.width / 2 + (plane[:, 0] - self.middle[0]) * self.scale
        down = self.height / 2 - (plane[:, 1] - self.middle[1]) * self.scale
        return np.stack([right, down], axis=1)

    def place(self, right: float, down: float) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""
        return self.projection.degrees(
            self.middle[0] + (right - self.width / 2) / self.scale,
            self.middle[1] - (down - self.height / 2) / self.scale,
        )


def framed(points: Degrees, *, width: int, height: int, margin: float, least_km: float) -> Frame:
    """The frame that holds all points with `margin` (a share of the drawing) around them, at least `least_km` wide."""
    projection = centred(points)
    plane = projection.plane(points)
    low, high = plane.min(axis=0), plane.max(axis=0)
    across, up = (high - low) / (1 - 2 * margin)
    scale = min(width / max(float(across), least_km), height / max(float(up), least_km * height / width))
    middle = ((low + high) / 2).round(3).tolist()
    return Frame(projection, width, height, float(f"{scale:.6g}"), (middle[0], middle[1]))
