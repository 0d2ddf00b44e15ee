#include "geo/vector/columns.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>

namespace dateline::geo {

namespace {

std::optional<int> first_of(const std::vector<std::string>& columns, std::initializer_list<std::string_view> wanted) {
  for (const std::string_view name : wanted) {
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found != columns.end()) {
      return static_cast<int>(found - columns.begin());
    }
  }
  return std::nullopt;
}

/// A column such as "ADM3_EN" or "neigh_name", where none has a usual name.
std::optional<int> first_like(const std::vector<std::string>& columns, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends) {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [end](const std::string& column) { return column.ends_with(end); });
    if (found != columns.end()) {
      return static_cast<int>(found - columns.begin());
    }
  }
  return std::nullopt;
}

}  // namespace

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Columns find_columns(const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  std::transform(columns.begin(), columns.end(), std::back_inserter(names), lower_case);
  Columns found;
  found.id = first_of(names, {"place_id", "pcode", "id", "osm_id", "osm_way_id", "gid", "objectid"});
  found.name = first_of(names, {"name_en", "name:en", "nameen", "name_e", "name_latin", "int_name", "name", "names",
                                "label", "title", "nom", "nombre", "toponym"});
  if (!found.name) {
    found.name = first_like(names, {"_en", "_name", "name"});
  }
  found.arabic = first_of(names, {"arabic", "name_ar", "name:ar", "namear", "name_a", "arabic_name", "name_arabic"});
  if (!found.arabic) {
    found.arabic = first_like(names, {"_ar", "_arabic"});
  }
  found.feature_class = first_of(names, {"class", "fclass", "kind", "type", "featurecla", "highway", "category"});
  found.rank = first_of(names, {"rank", "scalerank"});
  found.approximate = first_of(names, {"approximate"});
  return found;
}

bool is_arabic(std::string_view text) {
  std::size_t arabic = 0;
  std::size_t other = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    // Lead bytes of U+0600 to U+06FF, and of the presentation forms from U+FB50 on.
    if ((byte >= 0xD8 && byte <= 0xDB) || byte == 0xEF) {
      ++arabic;
    } else if (std::isalpha(byte) != 0 || byte >= 0xC3) {
      ++other;
    }
  }
  return arabic > other;
}

}  // namespace dateline::geo
