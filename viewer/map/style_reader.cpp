#include "viewer/map/style_reader.h"

#include <array>

namespace dateline::viewer {

namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'F') {
    return c - 'A' + 10;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Colour> parse_colour(const std::string& text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') {
    return std::nullopt;
  }
  std::array<std::uint8_t, 4> bytes = {0, 0, 0, 255};
  for (std::size_t i = 0; i * 2 + 1 < text.size(); ++i) {
    const auto high = hex_digit(text[i * 2 + 1]);
    const auto low = hex_digit(text[i * 2 + 2]);
    if (!high || !low) {
      return std::nullopt;
    }
    bytes[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Colour{bytes[0], bytes[1], bytes[2], bytes[3]};
}

}  // namespace dateline::viewer
