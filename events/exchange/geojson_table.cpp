#include "events/exchange/geojson_table.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/exchange/geojson_pieces.h"
#include "events/exchange/in_order.h"

namespace dateline::events {

namespace {

namespace sj = simdjson::ondemand;

constexpr std::size_t kPiece = 2u << 20;
constexpr std::size_t kHead = 256 * 1024;  // so much of a file tells what it is

/// The columns by the features' properties.
struct Columns {
  std::vector<std::string> names;
  TableLayout layout;
};

bool alike(const TableLayout& a, const TableLayout& b) {
  return a.kind == b.kind && a.columns == b.columns && a.end_is_exclusive == b.end_is_exclusive;
}

/// A position, where a geometry is a point that is not empty; it may lie nowhere on the earth.
std::optional<geo::LonLat> point_of(sj::object geometry, bool& is_point) {
  std::optional<geo::LonLat> point;
  for (auto field : geometry) {
    std::string_view key;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) {
      return std::nullopt;
    }
    sj::value value;
    if (field.value().get(value) != simdjson::SUCCESS) {
      return std::nullopt;
    }
    if (key == "type") {
      std::string_view type;
      is_point = value.get_string().get(type) == simdjson::SUCCESS && type == "Point";
    } else if (key == "coordinates") {
      sj::array numbers;
      if (value.get_array().get(numbers) != simdjson::SUCCESS) {
        continue;
      }
      double place[2] = {NAN, NAN};
      std::size_t count = 0;
      for (auto number : numbers) {
        if (count == 2 || number.get_double().get(place[count]) != simdjson::SUCCESS) {
          break;
        }
        ++count;
      }
      if (count > 0) {
        point = geo::LonLat{place[0], place[1]};
      }
    }
  }
  return is_point ? point : std::nullopt;
}

/// A thread's reader of pieces.
class PieceReader {
 public:
  struct Made {
    RowBlock block;
    std::vector<std::string> unknown;  ///< names of properties that are no column
    std::size_t shapes = 0;            ///< geometries that are no points
    std::size_t points = 0;
    std::optional<std::size_t> broken;  ///< the byte of the file about which the JSON makes no sense
  };

  PieceReader(const Columns& columns, TableTexts texts)
      : columns_(columns),
        texts_(texts),
        reader_(columns.layout),
        scratch_(columns.names.size()),
        cells_(columns.names.size()) {
    for (std::size_t i = 0; i < columns.names.size(); ++i) {
      const auto& roles = columns.layout.columns;
      plays_.push_back(std::ranges::find(roles, static_cast<int>(i)) != roles.end());
    }
  }

  Made operator()(GeojsonPieces::Piece& piece) {
    Made made;
    piece.json.reserve(piece.json.size() + simdjson::SIMDJSON_PADDING);
    sj::document document;
    sj::array features;
    if (parser_.iterate(piece.json).get(document) != simdjson::SUCCESS ||
        document.get_array().get(features) != simdjson::SUCCESS) {
      made.broken = piece.byte;
      return made;
    }
    for (auto value : features) {
      sj::object feature;
      if (value.get_object().get(feature) != simdjson::SUCCESS || !read(feature, made)) {
        const char* where = nullptr;
        const bool known = document.current_location().get(where) == simdjson::SUCCESS;
        made.broken = piece.byte + (known ? static_cast<std::size_t>(where - piece.json.data()) : 0);
        return made;
      }
    }
    return made;
  }

 private:
  bool read(sj::object feature, Made& made) {
    std::ranges::fill(cells_, std::string_view());
    std::optional<geo::LonLat> point;
    for (auto field : feature) {
      std::string_view key;
      sj::value value;
      if (field.unescaped_key().get(key) != simdjson::SUCCESS || field.value().get(value) != simdjson::SUCCESS) {
        return false;
      }
      sj::object object;
      if (key == "geometry") {
        if (value.get_object().get(object) == simdjson::SUCCESS) {
          bool is_point = false;
          point = point_of(object, is_point);
          ++(is_point ? made.points : made.shapes);
        }
      } else if (key == "properties") {
        if (value.get_object().get(object) == simdjson::SUCCESS && !read_properties(object, made)) {
          return false;
        }
      } else if (key == "id") {
        std::string_view id;
        if (value.get_string().get(id) == simdjson::SUCCESS) {
          put("id", made, [&](std::size_t column) { cells_[column] = cells_[column].empty() ? id : cells_[column]; });
        }
      }
    }
    made.block.add(reader_.read(cells_, event_, point), event_, texts_);
    return true;
  }

  bool read_properties(sj::object properties, Made& made) {
    next_ = 0;
    for (auto field : properties) {
      std::string_view key;
      sj::value value;
      if (field.unescaped_key().get(key) != simdjson::SUCCESS || field.value().get(value) != simdjson::SUCCESS) {
        return false;
      }
      bool sound = true;
      put(key, made, [&](std::size_t column) { sound = read_cell(value, column); });
      if (!sound) {
        return false;
      }
    }
    return true;
  }

  /// Calls `take(column)` for the column of that name, where it plays a role.
  template <class Take>
  void put(std::string_view name, Made& made, Take take) {
    const std::vector<std::string>& names = columns_.names;
    if (next_ >= names.size() || names[next_] != name) {  // features have their properties in the same order
      next_ = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    }
    if (next_ == names.size()) {
      if (std::ranges::find(made.unknown, name) == made.unknown.end()) {
        made.unknown.emplace_back(name);
      }
      return;
    }
    const std::size_t column = next_++;
    if (plays_[column]) {
      take(column);
    }
  }

  bool read_cell(sj::value value, std::size_t column) {
    sj::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS) {
      return false;
    }
    switch (type) {
      case sj::json_type::string:
        return value.get_string().get(cells_[column]) == simdjson::SUCCESS;
      case sj::json_type::number: {
        const std::string_view token = value.raw_json_token();
        cells_[column] = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
        return true;
      }
      case sj::json_type::array:
        return read_list(value, column);
      case sj::json_type::object:
      case sj::json_type::boolean:
      case sj::json_type::null:
        return true;
    }
    return false;
  }

  bool read_list(sj::value value, std::size_t column) {
    sj::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS) {
      return false;
    }
    std::string& joined = scratch_[column];
    joined.clear();
    for (auto item : list) {
      std::string_view text;
      if (item.get_string().get(text) == simdjson::SUCCESS) {
        (joined += joined.empty() ? "" : "; ") += text;
      }
    }
    cells_[column] = joined;
    return true;
  }

  const Columns& columns_;
  TableTexts texts_;
  TableRowReader reader_;
  sj::parser parser_;
  std::vector<bool> plays_;
  std::vector<std::string> scratch_;
  std::vector<std::string_view> cells_;
  std::size_t next_ = 0;  // the column of the next property, if it is as before
  TableEvent event_;
};

/// What the beginning of a file tells.
struct Head {
  Columns columns;
  std::size_t shapes = 0;
  std::size_t points = 0;
};

std::optional<Head> read_head(const std::filesystem::path& file) {
  GeojsonPieces pieces(file);
  auto piece = pieces.is_collection() ? pieces.next(kHead) : std::nullopt;
  if (!piece) {
    return std::nullopt;
  }
  Head head;
  head.columns.layout.columns.fill(-1);
  PieceReader::Made made = PieceReader(head.columns, TableTexts::no)(*piece);
  if (made.broken) {
    return std::nullopt;
  }
  head.columns.names = std::move(made.unknown);
  head.points = made.points;
  head.shapes = made.shapes;
  return head;
}

}  // namespace

std::optional<bool> is_geojson_table(const std::filesystem::path& file) {
  const std::optional<Head> head = read_head(file);
  if (!head || head->points + head->shapes == 0) {
    return std::nullopt;
  }
  return head->points > 0 && layout_of_header(head->columns.names, file.string(), true).has_value();
}

std::optional<Result<TableRows>> read_geojson_table(const std::filesystem::path& file, TableTexts texts) {
  const std::string name = file.string();
  std::optional<Head> head = read_head(file);
  if (!head) {
    return std::nullopt;
  }
  Columns columns = std::move(head->columns);
  while (true) {
    const Result<TableLayout> layout = layout_of_header(columns.names, name, true);
    if (!layout) {
      return tl::make_unexpected(layout.error());
    }
    columns.layout = *layout;
    TableRows table;
    table.kind = layout->kind;
    GeojsonPieces pieces(file);
    std::uint32_t records = 0;
    std::optional<std::size_t> broken;
    std::vector<std::string> names = columns.names;  // with those that play no role
    bool again = false;
    work_in_order([&] { return again || broken ? std::nullopt : pieces.next(kPiece); },
                  [&] { return PieceReader(columns, texts); },
                  [&](PieceReader::Made made) {
                    broken = broken ? broken : made.broken;
                    for (std::string& unknown : made.unknown) {
                      if (std::ranges::find(names, unknown) == names.end()) {
                        names.push_back(std::move(unknown));
                        const Result<TableLayout> wider = layout_of_header(names, name, true);
                        again = again || !wider || !alike(*wider, columns.layout);
                      }
                    }
                    if (!again && !broken) {
                      append(made.block, records, name, table);
                      records += made.block.records;
                    }
                  });
    if (broken) {
      return rejected(name, fmt::format("is no JSON about byte {}", *broken), "get the file again");
    }
    if (again) {
      columns.names = std::move(names);  // a property that plays a role came late
      continue;
    }
    if (pieces.is_foreign()) {
      return std::nullopt;
    }
    if (!pieces.is_whole()) {
      return rejected(name, "breaks off before its end", "get the file again");
    }
    if (table.rows.empty()) {
      return no_rows(table, name);
    }
    return table;
  }
}

}  // namespace dateline::events
