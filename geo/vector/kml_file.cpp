#include "geo/vector/kml_file.h"

#include <cpl_minixml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <string_view>
#include <system_error>

#include "geo/gdal/gdal_session.h"
#include "geo/vector/columns.h"

namespace dateline::geo {

namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string at_line(std::string_view text, std::size_t position) {
  const auto before = text.substr(0, position);
  return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n')) + ": ";
}

/// Whether all that stands between commas is a number; what is left out is GDAL's to judge.
bool holds_numbers(std::string_view tuple) {
  while (!tuple.empty()) {
    const std::size_t comma = std::min(tuple.find(','), tuple.size());
    std::string_view part = tuple.substr(0, comma);
    part.remove_prefix(part.starts_with('+') ? 1 : 0);
    double number = 0;
    const auto [stopped, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (!part.empty() && (error != std::errc() || stopped != part.data() + part.size() || !std::isfinite(number))) {
      return false;
    }
    tuple.remove_prefix(std::min(comma + 1, tuple.size()));
  }
  return true;
}

/// What a person is shown of a word of the file.
std::string shown(std::string_view word) {
  constexpr std::size_t kMost = 40;
  return "“" + std::string(word.substr(0, kMost)) + (word.size() > kMost ? "…" : "") + "”";
}

std::optional<std::string> bad_position(std::string_view text) {
  constexpr std::string_view kBegin = "<coordinates>";
  for (std::size_t at = text.find(kBegin); at != std::string_view::npos; at = text.find(kBegin, at)) {
    at += kBegin.size();
    const std::size_t end = std::min(text.find('<', at), text.size());
    while ((at = text.find_first_not_of(kBlank, at)) < end) {
      const std::size_t after = std::min(text.find_first_of(kBlank, at), end);
      const std::string_view tuple = text.substr(at, after - at);
      if (!holds_numbers(tuple)) {
        return at_line(text, at) + shown(tuple) + " is no position (longitude,latitude)";
      }
      at = after;
    }
    at = end;
  }
  return std::nullopt;
}

/// GDAL's small parser says "Line 3: ..." of what it cannot follow, and counts lines from 0.
std::optional<std::string> broken_xml(const std::string& text) {
  constexpr std::string_view kLine = "Line ";
  const GdalMessages messages;
  CPLXMLNode* const tree = CPLParseXMLString(text.c_str());
  CPLDestroyXMLNode(tree);
  if (tree != nullptr && !messages.failed()) {
    return std::nullopt;
  }
  const std::string said = messages.first();
  int line = 0;
  if (!said.starts_with(kLine) ||
      std::from_chars(said.data() + kLine.size(), said.data() + said.size(), line).ec != std::errc()) {
    return "is no XML";
  }
  return "line " + std::to_string(line + 1) + ": its XML breaks off, or an element is closed that is not open";
}

bool is_kml(const std::filesystem::path& file) {
  return lower_case(file.extension().string()) == ".kml";
}

std::string beginning_of(const std::filesystem::path& file, std::size_t most) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  std::string text(error ? 0 : static_cast<std::size_t>(std::min<std::uintmax_t>(size, most)), '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

constexpr std::size_t kMost = std::size_t{64} << 20U;

}  // namespace

bool is_kml_link(const std::filesystem::path& file) {
  return is_kml(file) && beginning_of(file, 64 * 1024).find("<NetworkLink") != std::string::npos;
}

std::optional<std::string> bad_kml_position(const std::filesystem::path& file) {
  return is_kml(file) ? bad_position(beginning_of(file, kMost)) : std::nullopt;
}

std::optional<std::string> broken_kml(const std::filesystem::path& file) {
  if (!is_kml(file)) {
    return std::nullopt;
  }
  const std::string text = beginning_of(file, kMost);
  return text.size() < kMost ? broken_xml(text) : std::nullopt;
}

}  // namespace dateline::geo
