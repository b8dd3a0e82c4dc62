/** How a place is drawn: as large as its precision says, never finer. */
import { geoCircle, geoContains, type GeoPermissibleObjects } from "d3-geo";
import type { Feature, FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import type { Spot } from "./types";

export type Countries = FeatureCollection;

/** By UCDP's where_prec: how far the place may lie from the point, in kilometres. */
const RADIUS: Record<number, number> = { 2: 25, 3: 50, 4: 120, 5: 250, 7: 150 };
const KM_A_DEGREE = 111.2;

export const PRECISION: Record<number, string> = {
  1: "exact",
  2: "within about 25 km",
  3: "somewhere in the district",
  4: "somewhere in the region",
  5: "known only vaguely",
  6: "somewhere in the country",
  7: "at sea or in the air",
};

export async function countries(detailed: boolean): Promise<Countries> {
  const atlas = (await (await fetch(detailed ? fine : coarse)).json()) as Topology<{ countries: GeometryCollection }>;
  return feature(atlas, atlas.objects.countries);
}

/** The shape in which a place is drawn: a point is null. */
export function region(spot: Spot, world: Countries | null): { shape: GeoPermissibleObjects; kind: "disc" | "country" } | null {
  if (spot.precision === 6) {
    const land = world?.features.find((one: Feature) => geoContains(one, [spot.lon, spot.lat]));
    if (land) return { shape: land, kind: "country" };
  }
  const radius = spot.precision === 6 ? 300 : RADIUS[spot.precision];
  if (!radius) return null;
  return { shape: geoCircle().center([spot.lon, spot.lat]).radius(radius / KM_A_DEGREE).precision(6)(), kind: "disc" };
}
