#include "viewer/app/own_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <unordered_set>

#include "base/name_key.h"
#include "base/user_data.h"
#include "events/text/input.h"
#include "geo/gazetteer_source.h"
#include "geo/mercator.h"
#include "geo/vector/vector_data.h"
#include "viewer/app/output_file.h"
#include "viewer/app/own_tables.h"

namespace dateline::viewer {

namespace {

namespace fs = std::filesystem;
using geo::PlaceKind;

constexpr std::string_view kHeader =
    "id,name,arabic,kind,latitude,longitude,radius_m,country,parent,population,spellings,line,source\n";

struct Row {
  std::string id, name, arabic, country, parent, line, source;
  PlaceKind kind = PlaceKind::village;
  geo::LonLat point;
  std::optional<double> radius_m;
  std::int64_t population = 0;
  std::vector<std::string> spellings;

  [[nodiscard]] std::string text() const {
    return fmt::format("{},{},{},{},{:.6f},{:.6f},{},{},{},{},{},{},{}\n", csv_field(id), csv_field(name),
                       csv_field(arabic), geo::name_of(kind), point.latitude, point.longitude,
                       radius_m ? fmt::format("{:.0f}", std::max(1.0, *radius_m)) : "", country, csv_field(parent),
                       population > 0 ? fmt::format("{}", population) : "",
                       csv_field(fmt::format("{}", fmt::join(spellings, "|"))), csv_field(line), csv_field(source));
  }
};

Result<fs::path> own_gazetteer() {
  const fs::path folder = data_folder();
  if (folder.empty()) {
    return failed("--data", "there is no folder for data of your own", "give one with --data FOLDER");
  }
  std::error_code error;
  fs::create_directories(folder / "gazetteer", error);
  if (error) {
    return failed((folder / "gazetteer").string(), "cannot be made: " + error.message(),
                  "give another with --data FOLDER");
  }
  return folder / "gazetteer";
}

/// Whether the gazetteer has a place of this name there.
bool is_known(const Row& row, const geo::Gazetteer& gazetteer) {
  constexpr double kNear = 3000;
  const auto matches = gazetteer.find(row.name);
  return gazetteer.find_id(row.id) || std::any_of(matches.begin(), matches.end(), [&](const geo::NameMatch& match) {
           return match.similarity >= 1 && geo::distance_m(gazetteer.point(match.place), row.point) < kNear;
         });
}

std::string country_id(const std::string& code, const geo::Gazetteer& gazetteer) {
  const std::string id = "iso:" + code;
  return gazetteer.find_id(id) ? id : std::string();
}

/// The kind of GeoNames' feature class and code; nothing for what is left out: countries and first divisions, which the
/// gazetteer has, historical places, forests.
std::optional<PlaceKind> geonames_kind(std::string_view feature, std::string_view code, std::int64_t population) {
  if (code.ends_with('H') && code.size() > 3 && feature != "H") {
    return std::nullopt;  // historical: PPLH, ADM1H
  }
  switch (feature.empty() ? ' ' : feature[0]) {
    case 'P':
      return code == "PPLX" ? PlaceKind::district : geo::settlement_kind(population);
    case 'A':
      return code == "ADM2" || code == "ADM3" ? std::optional(PlaceKind::admin2) : std::nullopt;
    case 'H':
      return code.starts_with("STM") || code.starts_with("WAD") ? PlaceKind::river : PlaceKind::water;
    case 'T':
      return PlaceKind::mountain;
    case 'R':
      return PlaceKind::road;
    case 'S':
      return code.starts_with("CMP") ? PlaceKind::camp : PlaceKind::facility;
    case 'L':
      return code.starts_with("CMP") ? PlaceKind::camp : PlaceKind::region;
    default:
      return std::nullopt;
  }
}

// A name as ids have it: "tal-qasmun".
std::string id_words(const std::string& name) {
  std::string key = exact_name_key(name);
  std::replace(key.begin(), key.end(), ' ', '-');
  return key;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

template <class Number>
std::optional<Number> number(const std::string& text) {
  Number value{};
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  return bad == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

constexpr std::size_t kGeonamesColumns = 19;

bool is_geonames(const std::vector<std::string>& fields) {
  return fields.size() == kGeonamesColumns && number<std::int64_t>(fields[0]) && number<double>(fields[4]) &&
         number<double>(fields[5]);
}

std::optional<Row> geonames_row(const std::vector<std::string>& fields, const geo::Gazetteer& gazetteer) {
  const std::int64_t population = number<std::int64_t>(fields[14]).value_or(0);
  const auto kind = geonames_kind(fields[6], fields[7], population);
  const geo::LonLat point{*number<double>(fields[5]), *number<double>(fields[4])};
  if (!kind || fields[1].empty() || !geo::is_valid(point)) {
    return std::nullopt;
  }
  Row row;
  row.id = "gn:" + fields[0];
  row.name = fields[1];
  row.kind = *kind;
  row.point = point;
  row.population = population;
  row.country = fields[8].size() == 2 ? fields[8] : std::string();
  row.parent = country_id(row.country, gazetteer);
  row.source = "geonames";
  for (const std::string& name : split(fields[3], ',')) {
    // Addresses and codes stand among the names.
    if (!name.empty() && name.find('/') == std::string::npos && name.find('|') == std::string::npos) {
      row.spellings.push_back(name);
    }
  }
  return row;
}

class Importer {
 public:
  Importer(const fs::path& file, std::optional<PlaceKind> kind, const geo::Gazetteer& gazetteer)
      : file_(file), kind_(kind), gazetteer_(gazetteer) {}

  Result<ImportedPlaces> run() {
    const Result<bool> dump = read_geonames();
    if (!dump) {
      return tl::make_unexpected(dump.error());
    }
    if (!*dump) {
      if (const Result<void> layer = read_layer(); !layer) {
        return tl::make_unexpected(layer.error());
      }
    }
    if (found_.added + found_.known == 0) {
      return rejected(file_.string(), "holds no named places",
                      "give a GeoNames dump, or a layer with a column of names");
    }
    if (found_.added == 0) {
      return found_;
    }
    const Result<fs::path> folder = own_gazetteer();
    if (!folder) {
      return tl::make_unexpected(folder.error());
    }
    found_.file = *folder / ("imported-" + file_.stem().string() + ".csv");
    // What was imported before from a file of this name is known and comes not again: it stays.
    return add_own_row({fs::path("gazetteer") / found_.file.filename(), std::string(kHeader), rows_}).map([this] {
      return found_;
    });
  }

 private:
  /// False where the file is none.
  Result<bool> read_geonames() {
    Result<events::Input> input = events::Input::open(file_.string());
    if (!input) {
      return tl::make_unexpected(input.error());
    }
    std::string line;
    for (bool first = true;; first = false) {
      line.clear();
      const Result<bool> more = input->append_line(line);
      if (!more || !*more) {
        return more ? Result<bool>(!first) : more;
      }
      while (line.ends_with('\n') || line.ends_with('\r')) {
        line.pop_back();
      }
      const std::vector<std::string> fields = split(line, '\t');
      if (!is_geonames(fields)) {
        if (first) {
          return false;
        }
        ++found_.nameless;
        continue;
      }
      if (const auto row = geonames_row(fields, gazetteer_)) {
        take(*row);
      } else {
        ++found_.nameless;
      }
    }
  }

  Result<void> read_layer() {
    const Result<WithWarnings<geo::VectorData>> layer = geo::read_vector(file_);
    if (!layer) {
      return tl::make_unexpected(layer.error());
    }
    const geo::VectorData& data = layer->value;
    for (const geo::VectorFeature& feature : data.features) {
      if (feature.name.empty() && feature.arabic.empty()) {
        ++found_.nameless;
        continue;
      }
      Row row = row_of(feature, data);
      // By what it is, as a later edition of the file may number its features otherwise.
      row.id = fmt::format("own:{}:{}@{:.3f};{:.3f}", file_.stem().string(), id_words(row.name), row.point.latitude,
                           row.point.longitude);
      take(row);
    }
    return {};
  }

  Row row_of(const geo::VectorFeature& feature, const geo::VectorData& data) const {
    Row row;
    row.name = feature.name.empty() ? feature.arabic : feature.name;
    row.arabic = feature.arabic;
    row.kind = kind_.value_or(feature.kind == geo::GeometryKind::point  ? PlaceKind::village
                              : feature.kind == geo::GeometryKind::line ? PlaceKind::road
                                                                        : PlaceKind::district);
    row.source = file_.filename().string();
    const geo::LonLat low = geo::to_lon_lat(feature.box.min);
    const geo::LonLat high = geo::to_lon_lat(feature.box.max);
    row.point =
        geo::to_lon_lat({(feature.box.min.x + feature.box.max.x) / 2, (feature.box.min.y + feature.box.max.y) / 2});
    if (feature.kind != geo::GeometryKind::point) {
      row.radius_m = geo::distance_m(low, high) / 2;
    }
    if (feature.kind == geo::GeometryKind::line && feature.first_part < feature.end_part) {
      row.line = line_of(data, data.parts[feature.first_part]);
    }
    return row;
  }

  /// "longitude latitude" of each vertex, thinned to what a course needs.
  static std::string line_of(const geo::VectorData& data, const geo::VectorPart& part) {
    constexpr std::uint32_t kMostVertices = 200;
    const std::uint32_t step = std::max<std::uint32_t>(1, (part.end - part.begin) / kMostVertices);
    std::string line;
    for (std::uint32_t i = part.begin; i < part.end; i += step) {
      const geo::LonLat vertex = geo::to_lon_lat(data.points[i]);
      line += fmt::format("{}{:.5f} {:.5f}", line.empty() ? "" : "|", vertex.longitude, vertex.latitude);
    }
    return line;
  }

  void take(const Row& row) {
    if (is_known(row, gazetteer_) || !ids_.insert(row.id).second) {
      ++found_.known;
      return;
    }
    ++found_.added;
    rows_ += row.text();
  }

  const fs::path& file_;
  std::optional<PlaceKind> kind_;
  const geo::Gazetteer& gazetteer_;
  ImportedPlaces found_;
  std::string rows_;
  std::unordered_set<std::string> ids_;
};

}  // namespace

Result<std::string> add_place(const OwnPlace& place, const geo::Gazetteer& gazetteer) {
  if (!place.parent.empty() && !gazetteer.find_id(place.parent)) {
    return rejected(place.parent, "no place has this id", "take one that dateline gazetteer find prints");
  }
  Row row;
  row.name = place.name;
  row.point = place.point;
  row.kind = place.kind;
  row.radius_m = place.radius_m;
  row.parent = place.parent;
  row.spellings = place.spellings;
  row.source = "own";
  const std::string key = id_words(place.name);
  row.id = "own:" + key;
  for (int number = 2; gazetteer.find_id(row.id); ++number) {
    row.id = fmt::format("own:{}-{}", key, number);
  }
  return add_own_row({"gazetteer/added.csv", std::string(kHeader), row.text()}).map([&row] { return row.id; });
}

Result<void> add_spelling(const std::string& id, const std::string& spelling, const geo::Gazetteer& gazetteer) {
  if (!gazetteer.find_id(id)) {
    return rejected(id, "no place has this id", "take one that dateline gazetteer find prints");
  }
  return add_own_row(
      {"gazetteer/spellings.csv", "id,spellings\n", fmt::format("{},{}\n", csv_field(id), csv_field(spelling))});
}

Result<ImportedPlaces> import_places(const fs::path& file, std::optional<PlaceKind> kind,
                                     const geo::Gazetteer& gazetteer) {
  return Importer(file, kind, gazetteer).run();
}

}  // namespace dateline::viewer
