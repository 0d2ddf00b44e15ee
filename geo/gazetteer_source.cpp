#include "geo/gazetteer_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numbers>
#include <unordered_map>

#include "base/csv.h"
#include "base/word_list.h"

namespace dateline::geo {

namespace {

namespace fs = std::filesystem;

enum Column : std::size_t {
  kName,
  kLatitude,
  kLongitude,
  kId,
  kGeonamesId,
  kKind,
  kArabic,
  kRadius,
  kConfidence,
  kCountry,
  kParent,
  kPopulation,
  kSpellings,
  kGuessed,
  kLine,
  kSource,
  kColumnCount
};
constexpr std::array<std::string_view, kColumnCount> kColumnNames = {
    "name",       "latitude", "longitude", "id",         "geonames_id", "kind",    "arabic", "radius_m",
    "confidence", "country",  "parent",    "population", "spellings",   "guessed", "line",   "source"};
constexpr std::size_t kRequiredColumns = kLongitude + 1;

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

// One file: its columns, then its rows.
class SourceFile {
 public:
  SourceFile(std::string name, std::string_view text) : name_(std::move(name)), reader_(text, name_) {}

  Result<void> read(std::vector<SourceRow>& rows) {
    if (auto header = read_header(); !header) {
      return header;
    }
    while (true) {
      const Result<bool> more = reader_.next(record_);
      if (!more) {
        return tl::make_unexpected(more.error());
      }
      if (!*more) {
        return {};
      }
      if (record_.fields.size() != width_) {
        return rejected(fmt::format("{}:{}", name_, record_.line),
                        fmt::format("{} fields where the first line has {}", record_.fields.size(), width_),
                        "add or remove commas, or quote the field that holds one");
      }
      SourceRow row;
      row.where = fmt::format("{}:{}", name_, record_.line);
      if (auto filled = fill(row); !filled) {
        return filled;
      }
      rows.push_back(std::move(row));
    }
  }

 private:
  Result<void> read_header() {
    const Result<bool> any = reader_.next(record_);
    if (!any) {
      return tl::make_unexpected(any.error());
    }
    width_ = record_.fields.size();
    for (std::size_t i = 0; i < width_; ++i) {
      const auto* const known = std::find(kColumnNames.begin(), kColumnNames.end(), record_.fields[i]);
      if (known == kColumnNames.end()) {
        return rejected(fmt::format("{}:1:{}", name_, i + 1), fmt::format("unknown column \"{}\"", record_.fields[i]),
                        "see the README beside the gazetteer's files for the columns");
      }
      columns_[static_cast<std::size_t>(known - kColumnNames.begin())] = i;
    }
    for (std::size_t column = 0; column < kRequiredColumns; ++column) {
      if (!columns_[column]) {
        return rejected(fmt::format("{}:1", name_), fmt::format("the column \"{}\" is missing", kColumnNames[column]),
                        "add it to the first line and to every row");
      }
    }
    return {};
  }

  std::string_view field(Column column) const {
    return columns_[column] ? std::string_view(record_.fields[*columns_[column]]) : std::string_view();
  }

  tl::unexpected<Error> bad(Column column, std::string_view expected) const {
    return rejected(fmt::format("{}:{}:{}", name_, record_.line, columns_[column].value_or(0) + 1),
                    fmt::format("\"{}\" is no {}", field(column), kColumnNames[column]),
                    fmt::format("write {}", expected));
  }

  Result<void> fill(SourceRow& row) const {
    Place& place = row.place;
    place.name = field(kName);
    place.arabic = field(kArabic);
    place.country = field(kCountry);
    place.source = field(kSource);
    row.parent = field(kParent);
    if (place.name.empty()) {
      return bad(kName, "the place's name");
    }
    if (auto identified = fill_id(place); !identified) {
      return identified;
    }
    if (!place.country.empty() && place.country.size() != 2) {
      return bad(kCountry, "a code of two letters as ISO 3166-1 has them");
    }
    if (auto numbers = fill_numbers(place); !numbers) {
      return numbers;
    }
    if (auto kind = fill_kind(place); !kind) {
      return kind;
    }
    fill_spellings(place);
    return fill_line(place);
  }

  Result<void> fill_id(Place& place) const {
    place.id = field(kId);
    if (!field(kGeonamesId).empty()) {
      place.geonames_id = number<std::int64_t>(field(kGeonamesId));
      if (!place.geonames_id || *place.geonames_id < 1 || *place.geonames_id > 0xFFFFFFFF) {
        return bad(kGeonamesId, "the number that GeoNames gives the place, or nothing");
      }
      if (place.id.empty()) {
        place.id = fmt::format("gn:{}", *place.geonames_id);
      }
      if (place.source.empty()) {
        place.source = "geonames";
      }
    }
    if (place.id.empty()) {
      return bad(kId, "an id that no other row has");
    }
    return {};
  }

  Result<void> fill_kind(Place& place) const {
    if (field(kKind).empty()) {
      place.kind = settlement_kind(place.population.value_or(0));
      return {};
    }
    const auto kind = place_kind(field(kKind));
    if (!kind) {
      return bad(kKind, "country, admin1, city, town, village, district, road, facility or another kind of the README");
    }
    place.kind = *kind;
    return {};
  }

  Result<void> fill_numbers(Place& place) const {
    const auto latitude = number<double>(field(kLatitude));
    if (!latitude || !is_valid({0, *latitude})) {
      return bad(kLatitude, "degrees from -90 to 90");
    }
    const auto longitude = number<double>(field(kLongitude));
    if (!longitude || !is_valid({*longitude, 0})) {
      return bad(kLongitude, "degrees from -180 to 180");
    }
    place.point = {*longitude, *latitude};
    if (!field(kPopulation).empty()) {
      place.population = number<std::int64_t>(field(kPopulation));
      if (!place.population || *place.population < 1) {
        return bad(kPopulation, "a whole number above 0, or nothing where unknown");
      }
    }
    place.radius_m = settlement_radius_m(place.population.value_or(0));
    if (!field(kRadius).empty()) {
      const auto radius = number<double>(field(kRadius));
      if (!radius || !(*radius > 0) || !(*radius < 2e7)) {
        return bad(kRadius, "metres above 0");
      }
      place.radius_m = *radius;
    }
    if (!field(kConfidence).empty()) {
      const auto confidence = place_confidence(field(kConfidence));
      if (!confidence) {
        return bad(kConfidence, "high, medium or low");
      }
      place.confidence = *confidence;
    }
    return {};
  }

  void fill_spellings(Place& place) const {
    const auto add = [&place](std::string_view spelling) {
      if (!spelling.empty() &&
          std::find(place.spellings.begin(), place.spellings.end(), spelling) == place.spellings.end()) {
        place.spellings.emplace_back(spelling);
      }
    };
    add(place.name);
    add(place.arabic);
    for (const Column column : {kSpellings, kGuessed}) {
      for (const std::string_view spelling : parts_of(field(column))) {
        add(spelling);
      }
    }
  }

  Result<void> fill_line(Place& place) const {
    for (const std::string_view vertex : parts_of(field(kLine))) {
      const std::size_t space = vertex.find(' ');
      const auto longitude = number<double>(vertex.substr(0, space));
      const auto latitude = space == std::string_view::npos ? std::nullopt : number<double>(vertex.substr(space + 1));
      if (!longitude || !latitude || !is_valid({*longitude, *latitude})) {
        return bad(kLine, "longitude and latitude with a space between them, vertices separated by |");
      }
      place.line.push_back({*longitude, *latitude});
    }
    if (place.line.size() == 1) {
      return bad(kLine, "at least two vertices");
    }
    return {};
  }

  std::string name_;
  CsvReader reader_;
  CsvRecord record_;
  std::size_t width_ = 0;
  std::array<std::optional<std::size_t>, kColumnCount> columns_;
};

constexpr std::string_view kSpellingsFile = "spellings.csv";
constexpr std::string_view kMeaningsFile = "meanings.csv";

Result<std::vector<fs::path>> source_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".csv") {
      files.push_back(at->path());
    }
  }
  if (error) {
    return failed(folder.string(), "the folder cannot be read: " + error.message(), "give the gazetteer's folder");
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::string> content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) {
    return failed(path.string(), "the file cannot be read", "make it readable");
  }
  return content;
}

// The rows of all folders so far.
class Gathered {
 public:
  // Rows of one folder. Two of them with one id stay two: compiling refuses them.
  void add(std::vector<SourceRow> rows) {
    const std::size_t earlier = rows_.size();
    for (SourceRow& row : rows) {
      const auto found = by_id_.find(row.place.id);
      if (found != by_id_.end() && found->second < earlier) {
        rows_[found->second] = std::move(row);
        continue;
      }
      by_id_.emplace(row.place.id, rows_.size());
      rows_.push_back(std::move(row));
    }
  }

  Result<void> add_spellings(const fs::path& path) {
    const bool alone = path.filename() == kMeaningsFile;
    return read_word_list(path, {"id", "spellings"}, [&](const WordRow& row) -> Result<void> {
      const auto found = by_id_.find(row.fields[0]);
      if (found == by_id_.end()) {
        return rejected(row.where, fmt::format("no place has the id \"{}\"", row.fields[0]),
                        "take an id that dateline gazetteer find prints");
      }
      std::vector<std::string>& spellings = rows_[found->second].place.spellings;
      for (const std::string_view spelling : parts_of(row.fields[1])) {
        if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end()) {
          spellings.emplace_back(spelling);
        }
        if (alone) {
          rows_[found->second].alone.emplace_back(spelling);
        }
      }
      return {};
    });
  }

  std::vector<SourceRow>& rows() { return rows_; }

 private:
  std::vector<SourceRow> rows_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace

Result<std::vector<SourceRow>> read_gazetteer_source(const std::vector<fs::path>& folders) {
  Gathered gathered;
  for (const fs::path& folder : folders) {
    const Result<std::vector<fs::path>> files = source_files(folder);
    if (!files) {
      return tl::make_unexpected(files.error());
    }
    std::vector<SourceRow> rows;
    std::vector<fs::path> spellings;
    for (const fs::path& path : *files) {
      if (path.filename() == kSpellingsFile || path.filename() == kMeaningsFile) {
        spellings.push_back(path);
        continue;
      }
      const Result<std::string> content = content_of(path);
      if (!content) {
        return tl::make_unexpected(content.error());
      }
      if (auto read = SourceFile(path.string(), *content).read(rows); !read) {
        return tl::make_unexpected(read.error());
      }
    }
    gathered.add(std::move(rows));
    for (const fs::path& path : spellings) {
      if (auto added = gathered.add_spellings(path); !added) {
        return tl::make_unexpected(added.error());
      }
    }
  }
  if (gathered.rows().empty()) {
    return failed(folders.front().string(), "there is no row in a .csv file of this folder",
                  "give the gazetteer's folder");
  }
  return std::move(gathered.rows());
}

PlaceKind settlement_kind(std::int64_t population) {
  return population >= 100'000 ? PlaceKind::city : population >= 10'000 ? PlaceKind::town : PlaceKind::village;
}

double settlement_radius_m(std::int64_t population) {
  constexpr double kPeoplePerSquareMetre = 0.005;
  const double area = static_cast<double>(population) / kPeoplePerSquareMetre;
  return std::max(500.0, std::sqrt(area / std::numbers::pi));
}

}  // namespace dateline::geo
