#include "geo/coordinates.h"

#include <fmt/format.h>

#include <GeographicLib/DMS.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <exception>

namespace dateline::geo {

namespace {

constexpr int kMetres = 5;  // digits of an MGRS easting: to a metre

std::string dms_of(double degrees, char positive, char negative) {
  // In tenths of seconds, so that 59.96 seconds become the next minute.
  const auto tenths = std::llround(std::abs(degrees) * 36000);
  return fmt::format("{}°{:02}′{:02}.{}″{}", tenths / 36000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10,
                     degrees < 0 ? negative : positive);
}

std::string mgrs_of(LonLat position, int digits) {
  int zone = 0;
  bool north = true;
  double x = 0;
  double y = 0;
  GeographicLib::UTMUPS::Forward(position.latitude, position.longitude, zone, north, x, y);
  std::string text;
  GeographicLib::MGRS::Forward(zone, north, x, y, position.latitude, digits, text);
  return text;
}

std::string utm_of(LonLat position) {
  int zone = 0;
  bool north = true;
  double x = 0;
  double y = 0;
  GeographicLib::UTMUPS::Forward(position.latitude, position.longitude, zone, north, x, y);
  const std::string band = mgrs_of(position, 0);  // "37SCA": zone and band come before the square's two letters
  return fmt::format("{} {:.0f} {:.0f}", band.substr(0, band.size() - 2), x, y);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    const bool separates = c == ' ' || c == ',' || c == ';' || c == '\t' || c == '\n';
    if (!separates) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  return words;
}

std::optional<double> number_of(const std::string& word) {
  double value = 0;
  const char* begin = word.data() + (word.starts_with('+') ? 1 : 0);
  const auto [end, error] = std::from_chars(begin, word.data() + word.size(), value);
  return error == std::errc() && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<LonLat> checked(double latitude, double longitude) {
  const LonLat position{longitude, latitude};
  return is_valid(position) ? std::optional(position) : std::nullopt;
}

/// "37S 329695 4012241" in three words; near the poles (UPS) there is a band alone.
std::optional<LonLat> parse_utm(const std::vector<std::string>& words) {
  if (words.size() != 3 || words[0].size() > 3 || !number_of(words[1]) || !number_of(words[2])) {
    return std::nullopt;
  }
  const auto band = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0].back())));
  const std::string zone = words[0].substr(0, words[0].size() - 1);
  const bool polar = zone.empty() && std::string_view("ABYZ").find(band) != std::string_view::npos;
  if (!polar && (!is_digits(zone) || band < 'C' || band > 'X')) {
    return std::nullopt;
  }
  double latitude = 0;
  double longitude = 0;
  GeographicLib::UTMUPS::Reverse(polar ? 0 : std::stoi(zone), band >= 'N', *number_of(words[1]), *number_of(words[2]),
                                 latitude, longitude);
  return checked(latitude, longitude);
}

/// "37S CA 29695 12241", with or without blanks.
std::optional<LonLat> parse_mgrs(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += word;
  }
  const auto letters = static_cast<std::size_t>(
      std::count_if(joined.begin(), joined.end(), [](unsigned char c) { return std::isalpha(c) != 0; }));
  const std::size_t digits = joined.size() - letters;
  const bool polar = std::string_view("ABYZabyz").find(joined.front()) != std::string_view::npos;
  if (letters != 3 || digits < 4 || (std::isdigit(static_cast<unsigned char>(joined.front())) == 0 && !polar)) {
    return std::nullopt;
  }
  int zone = 0;
  bool north = true;
  double x = 0;
  double y = 0;
  int precision = 0;
  GeographicLib::MGRS::Reverse(joined, zone, north, x, y, precision);
  double latitude = 0;
  double longitude = 0;
  GeographicLib::UTMUPS::Reverse(zone, north, x, y, latitude, longitude);
  return checked(latitude, longitude);
}

bool is_side(const std::string& word) {
  return word.size() == 1 && std::string_view("NSEWnsew").find(word[0]) != std::string_view::npos;
}

/// Two angles in whatever way degrees are written, each in one word or several ("36 14 27.9 N 37 06 15.9 E").
std::optional<LonLat> parse_degrees(std::vector<std::string> words) {
  // A side of its own belongs to the word before it, or after it where it comes first.
  std::vector<std::string> angles;
  std::string angle;
  const bool sides_first = !words.empty() && is_side(words.front());
  const bool has_sides = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::string_view("NSEWnsew").find(word.back()) != std::string_view::npos ||
           std::string_view("NSEWnsew").find(word.front()) != std::string_view::npos;
  });
  for (const std::string& word : words) {
    const bool begins = !has_sides || (sides_first && is_side(word));
    if (begins && !angle.empty()) {
      angles.push_back(std::move(angle));
      angle.clear();
    }
    const bool bare = !angle.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0 &&
                      std::isdigit(static_cast<unsigned char>(angle.back())) != 0;
    angle += bare ? ":" + word : word;
    const bool ends =
        has_sides && !sides_first && std::string_view("NSEWnsew").find(word.back()) != std::string_view::npos;
    if (ends) {
      angles.push_back(std::move(angle));
      angle.clear();
    }
  }
  if (!angle.empty()) {
    angles.push_back(std::move(angle));
  }
  if (angles.size() != 2) {
    return std::nullopt;
  }
  double latitude = 0;
  double longitude = 0;
  GeographicLib::DMS::DecodeLatLon(angles[0], angles[1], latitude, longitude);
  return checked(latitude, longitude);
}

}  // namespace

std::string_view name_of(CoordinateForm form) {
  constexpr std::array<std::string_view, 4> kNames = {"Decimal degrees", "Degrees, minutes, seconds", "UTM", "MGRS"};
  return kNames[static_cast<std::size_t>(form)];
}

std::string format_position(LonLat position, CoordinateForm form) {
  switch (form) {
    case CoordinateForm::dms:
      return dms_of(position.latitude, 'N', 'S') + " " + dms_of(position.longitude, 'E', 'W');
    case CoordinateForm::utm:
      return utm_of(position);
    case CoordinateForm::mgrs:
      return mgrs_of(position, kMetres);
    case CoordinateForm::decimal:
      break;
  }
  return fmt::format("{:.5f}, {:.5f}", position.latitude, position.longitude);
}

std::optional<LonLat> parse_position(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || text.size() > 100 ||
      std::none_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) {
    return std::nullopt;
  }
  for (const auto parse : {parse_utm, parse_mgrs}) {
    try {
      if (const auto position = parse(words)) {
        return position;
      }
    } catch (const std::exception&) {
      continue;  // no such zone, band or square: perhaps it is another form
    }
  }
  try {
    return parse_degrees(words);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

double path_length_m(const std::vector<LonLat>& path) {
  double length = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    double metres = 0;
    GeographicLib::Geodesic::WGS84().Inverse(path[i - 1].latitude, path[i - 1].longitude, path[i].latitude,
                                             path[i].longitude, metres);
    length += metres;
  }
  return length;
}

RingMeasure measure_ring(const std::vector<LonLat>& ring) {
  if (ring.size() < 3) {
    return {};
  }
  GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
  for (const LonLat corner : ring) {
    polygon.AddPoint(corner.latitude, corner.longitude);
  }
  RingMeasure measure;
  polygon.Compute(false, true, measure.perimeter_m, measure.area_m2);
  measure.area_m2 = std::abs(measure.area_m2);
  return measure;
}

}  // namespace dateline::geo
