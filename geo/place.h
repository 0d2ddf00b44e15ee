#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lon_lat.h"

namespace dateline::geo {

/// What sort of place a gazetteer row is. Order is by containment, widest first, and is not stored anywhere.
enum class PlaceKind : std::uint8_t {
  continent,
  region,  ///< "Middle East", "Sahel": wider than a country or across borders
  country,
  admin1,  ///< first-level division: governorate, state, province
  admin2,
  city,
  town,
  village,
  district,  ///< part of a city: neighbourhood, suburb, quarter, industrial zone
  camp,
  road,  ///< a line: `Place::line` holds its course
  river,
  water,  ///< sea, lake, gulf
  mountain,
  facility,  ///< a single site: hospital, university, airport, base, roundabout, complex
};

/// The word used in files ("country", "admin1", "district", ...).
[[nodiscard]] std::string_view name_of(PlaceKind kind);
[[nodiscard]] std::optional<PlaceKind> place_kind(std::string_view name);

/// How sure the row's position is.
enum class PlaceConfidence : std::uint8_t { high, medium, low };
[[nodiscard]] std::string_view name_of(PlaceConfidence confidence);
[[nodiscard]] std::optional<PlaceConfidence> place_confidence(std::string_view name);

/// Index of a place in its gazetteer; only meaningful together with that gazetteer.
using PlaceIndex = std::uint32_t;

/// One row of the gazetteer, materialised. Strings are UTF-8; unknown is empty or nullopt, never 0.
struct Place {
  std::string id;      ///< stable: "alp003", "gn:170063", "iso:SY", "iso:SY-HL" ...
  std::string name;    ///< as shown to a reader of English
  std::string arabic;  ///< name in Arabic script where known
  PlaceKind kind = PlaceKind::city;
  LonLat point;
  double radius_m = 0;  ///< of a circle of the place's area, or the point's own uncertainty
  PlaceConfidence confidence = PlaceConfidence::medium;
  std::string country;               ///< ISO 3166-1 alpha-2; empty for what lies in none or several
  std::string admin1;                ///< name of the first-level division
  std::optional<PlaceIndex> parent;  ///< the place that directly contains it, where the gazetteer knows it
  std::optional<std::int64_t> population;
  std::optional<std::int64_t> geonames_id;
  std::string source;
  std::vector<LonLat> line;            ///< a road's or river's course, else empty
  std::vector<std::string> spellings;  ///< every known spelling, the name first
};

}  // namespace dateline::geo
