#include "events/store/geopackage_point.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace dateline::events {

namespace {

constexpr std::uint32_t kSrsWgs84 = 4326;
constexpr std::uint32_t kWkbPoint = 1;
// Bytes of an envelope, by its code in bits 1 to 3 of the flags: none, xy, xyz, xym, xyzm.
constexpr std::size_t kEnvelopeBytes[] = {0, 32, 48, 48, 64};

template <class T>
T read_value(const char* bytes, bool little_endian) {
  static_assert(std::endian::native == std::endian::little);
  char copy[sizeof(T)];
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    copy[i] = bytes[little_endian ? i : sizeof(T) - 1 - i];
  }
  T value;
  std::memcpy(&value, copy, sizeof(T));
  return value;
}

template <class T>
void append_value(std::string& blob, T value) {
  static_assert(std::endian::native == std::endian::little);
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  blob.append(bytes, sizeof(T));
}

}  // namespace

std::string geopackage_point(geo::LonLat position) {
  constexpr char kVersion1 = 0;
  constexpr char kLittleEndianNoEnvelope = 1;
  std::string blob = "GP";
  blob += kVersion1;
  blob += kLittleEndianNoEnvelope;
  append_value(blob, kSrsWgs84);
  blob += '\1';  // WKB: little-endian
  append_value(blob, kWkbPoint);
  append_value(blob, position.longitude);
  append_value(blob, position.latitude);
  return blob;
}

std::optional<geo::LonLat> read_geopackage_point(std::string_view blob) {
  constexpr std::size_t kHeader = 8;
  constexpr std::size_t kPoint = 1 + 4 + 16;
  if (blob.size() < kHeader + kPoint || !blob.starts_with("GP")) {
    return std::nullopt;
  }
  const unsigned envelope = static_cast<unsigned char>(blob[3]) >> 1 & 7u;
  if (envelope >= std::size(kEnvelopeBytes) || blob.size() < kHeader + kEnvelopeBytes[envelope] + kPoint) {
    return std::nullopt;
  }
  const char* wkb = blob.data() + kHeader + kEnvelopeBytes[envelope];
  const bool little_endian = wkb[0] == 1;
  if (read_value<std::uint32_t>(wkb + 1, little_endian) % 1000 != kWkbPoint) {
    return std::nullopt;
  }
  const geo::LonLat position{read_value<double>(wkb + 5, little_endian), read_value<double>(wkb + 13, little_endian)};
  return geo::is_valid(position) ? std::optional(position) : std::nullopt;
}

}  // namespace dateline::events
