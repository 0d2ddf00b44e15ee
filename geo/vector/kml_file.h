#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace dateline::geo {

// What GDAL does not say of KML files. Files of other endings are none. Any thread; a file's first 64 MiB are looked
// at.

/// Whether a file's beginning tells of a link to what lies elsewhere.
[[nodiscard]] bool is_kml_link(const std::filesystem::path& file);

/// The first position in a KML file that is none, with its line: "line 5: “no,no” is no position (longitude,latitude)".
[[nodiscard]] std::optional<std::string> bad_kml_position(const std::filesystem::path& file);

/// Where a KML file's XML breaks off, or does not fit together: "line 4: ...". Nullopt for sound XML, and for files of
/// more than 64 MiB.
[[nodiscard]] std::optional<std::string> broken_kml(const std::filesystem::path& file);

}  // namespace dateline::geo
