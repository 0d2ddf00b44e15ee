#include "geo/place.h"

#include <array>

namespace dateline::geo {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 15> kKindNames = {"continent", "region", "country", "admin1",   "admin2",
                                                         "city",      "town",   "village", "district", "camp",
                                                         "road",      "river",  "water",   "mountain", "facility"};
constexpr std::array<std::string_view, 3> kConfidenceNames = {"high", "medium", "low"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) {
      return static_cast<Enum>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(PlaceKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::optional<PlaceKind> place_kind(std::string_view name) {
  return find_name<PlaceKind>(kKindNames, name);
}

std::string_view name_of(PlaceConfidence confidence) {
  return kConfidenceNames[static_cast<std::size_t>(confidence)];
}

std::optional<PlaceConfidence> place_confidence(std::string_view name) {
  return find_name<PlaceConfidence>(kConfidenceNames, name);
}

}  // namespace dateline::geo
