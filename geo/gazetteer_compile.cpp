#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "base/name_fold.h"
#include "base/name_key.h"
#include "geo/gazetteer.h"
#include "geo/gazetteer_format.h"
#include "geo/gazetteer_source.h"

namespace dateline::geo {

namespace {

namespace fs = std::filesystem;

// Puts parents before what they contain, and among equals the populous first, then by id: the same source gives the
// same index. Returns each row's parent in the new order.
class RowOrder {
 public:
  explicit RowOrder(std::vector<SourceRow>& rows) : rows_(rows) {}

  Result<std::vector<std::uint32_t>> sort() {
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      const auto [first, inserted] = by_id_.emplace(rows_[i].place.id, i);
      if (!inserted) {
        return rejected(rows_[i].where,
                        fmt::format("the id \"{}\" is taken by {}", rows_[i].place.id, rows_[first->second].where),
                        "give each place an id of its own");
      }
    }
    if (auto found = find_depths(); !found) {
      return tl::make_unexpected(found.error());
    }
    std::vector<std::uint32_t> order(rows_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      const Place& left = rows_[a].place;
      const Place& right = rows_[b].place;
      return std::tuple(depth_[a], left.kind, -left.population.value_or(0), std::string_view(left.id)) <
             std::tuple(depth_[b], right.kind, -right.population.value_or(0), std::string_view(right.id));
    });
    return apply(order);
  }

 private:
  Result<void> find_depths() {
    constexpr int kDeepest = 16;
    parent_.assign(rows_.size(), kNone);
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].parent.empty()) {
        continue;
      }
      const auto parent = by_id_.find(rows_[i].parent);
      if (parent == by_id_.end()) {
        return rejected(rows_[i].where, fmt::format("the parent \"{}\" is no row's id", rows_[i].parent),
                        "give the id of the place that contains this one, or none");
      }
      parent_[i] = parent->second;
    }
    depth_.assign(rows_.size(), 0);
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      for (std::uint32_t up = parent_[i]; up != kNone; up = parent_[up]) {
        if (++depth_[i] > kDeepest) {
          return rejected(rows_[i].where, fmt::format("\"{}\" lies in itself by its parents", rows_[i].place.id),
                          "break the circle of parents");
        }
      }
    }
    return {};
  }

  std::vector<std::uint32_t> apply(const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> position(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      position[order[i]] = i;
    }
    std::vector<SourceRow> sorted;
    std::vector<std::uint32_t> parents;
    sorted.reserve(order.size());
    parents.reserve(order.size());
    for (const std::uint32_t from : order) {
      parents.push_back(parent_[from] == kNone ? kNone : position[parent_[from]]);
      sorted.push_back(std::move(rows_[from]));
    }
    rows_ = std::move(sorted);
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      if (parents[i] != kNone && rows_[i].place.country.empty()) {
        rows_[i].place.country = rows_[parents[i]].place.country;
      }
    }
    return parents;
  }

  std::vector<SourceRow>& rows_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::vector<std::uint32_t> parent_;
  std::vector<int> depth_;
};

// Each different string once.
class StringPool {
 public:
  StringPool() { add(""); }

  std::uint32_t add(const std::string& text) {
    const auto [entry, inserted] = numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size()));
    if (inserted) {
      bytes_ += text;
      offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
    return entry->second;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& offsets() const { return offsets_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> offsets_ = {0};
  std::string bytes_;
};

// Countries whose names come to an English reader by transliteration, so that a spelling that only sounds alike may
// mean the place. Where Latin letters are written, a name has the spellings that it has: "Kerry" is not Cary.
bool writes_other_script(std::string_view country) {
  constexpr std::string_view kCountries =
      "AE AF AM AZ BA BD BG BH BT BY CN CY DJ DZ EG EH ER ET GE GR HK IL IN IQ IR JO JP KG KH KM KP KR KW KZ LA LB LK "
      "LY MA ME MK MM MN MO MR NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TW UA UZ XK YE";
  return !country.empty() && kCountries.find(country) != std::string_view::npos;
}

class IndexWriter {
 public:
  IndexWriter(const std::vector<SourceRow>& rows, const std::vector<std::uint32_t>& parents) {
    find_sizes(rows, parents);
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      for (const std::string& spelling : rows[i].alone) {
        alone_[exact_name_key(spelling)] = i;
      }
    }
    add_rows(rows, parents);
    add_orders(rows);
    add_cells(rows);
    for (const auto& [key, postings] : keys_) {
      sorted_keys_.push_back(pool_.add(key));
      key_postings_.push_back(static_cast<std::uint32_t>(postings_.size()));
      postings_.insert(postings_.end(), postings.begin(), postings.end());
    }
    key_postings_.push_back(static_cast<std::uint32_t>(postings_.size()));
    add_prefixes();
  }

  Result<void> write(const fs::path& path) {
    // Beside its place first, so that a reader never sees half an index.
    fs::path unfinished = path;
    unfinished += ".unfinished";
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    GazetteerHeader header;
    out.seekp(sizeof header);
    const auto put = [&](Section section, const auto& items) {
      GazetteerHeader::Extent& extent = header.sections[static_cast<std::size_t>(section)];
      extent.offset = static_cast<std::uint64_t>(out.tellp());
      extent.bytes = items.size() * sizeof(items[0]);
      out.write(reinterpret_cast<const char*>(items.data()), static_cast<std::streamsize>(extent.bytes));
      constexpr std::array<char, 8> kZeros{};
      out.write(kZeros.data(), static_cast<std::streamsize>((8 - extent.bytes % 8) % 8));
    };
    put(Section::rows, rows_);
    put(Section::spellings, spellings_);
    put(Section::line_vertices, vertices_);
    put(Section::rows_by_id, rows_by_id_);
    put(Section::rows_by_size, rows_by_size_);
    put(Section::cells, cells_);
    put(Section::cell_rows, cell_rows_);
    put(Section::keys, sorted_keys_);
    put(Section::key_postings, key_postings_);
    put(Section::postings, postings_);
    put(Section::prefixes, prefixes_);
    put(Section::string_offsets, pool_.offsets());
    put(Section::string_bytes, pool_.bytes());
    header.file_size = static_cast<std::uint64_t>(out.tellp());
    out.seekp(0);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    out.close();
    std::error_code error;
    if (out) {
      fs::rename(unfinished, path, error);
    }
    if (!out || error) {
      std::error_code ignored;
      fs::remove(unfinished, ignored);
      return failed(path.string(), "the index cannot be written",
                    "free some space or choose a folder you may write to");
    }
    return {};
  }

 private:
  // A country or a province is as large as what it contains, where its own population is not known.
  void find_sizes(const std::vector<SourceRow>& rows, const std::vector<std::uint32_t>& parents) {
    sizes_.assign(rows.size(), 0);
    for (std::size_t i = rows.size(); i-- > 0;) {
      sizes_[i] = std::max(sizes_[i], rows[i].place.population.value_or(0));
      const bool part_of_city = rows[i].place.kind > PlaceKind::village;
      if (parents[i] != kNone && !part_of_city) {
        sizes_[parents[i]] += sizes_[i];
      }
    }
  }

  void add_rows(const std::vector<SourceRow>& rows, const std::vector<std::uint32_t>& parents) {
    rows_.resize(rows.size() + 1);
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const Place& place = rows[i].place;
      GazetteerRow& row = rows_[i];
      row.longitude = place.point.longitude;
      row.latitude = place.point.latitude;
      row.population = place.population.value_or(0);
      row.size = sizes_[i];
      row.geonames_id = static_cast<std::uint32_t>(place.geonames_id.value_or(0));
      row.parent = parents[i];
      row.id = pool_.add(place.id);
      row.arabic = pool_.add(place.arabic);
      row.source = pool_.add(place.source);
      row.country = pool_.add(place.country);
      row.first_spelling = static_cast<std::uint32_t>(spellings_.size());
      row.first_vertex = static_cast<std::uint32_t>(vertices_.size());
      row.radius_m = static_cast<float>(place.radius_m);
      row.kind = static_cast<std::uint8_t>(place.kind);
      row.confidence = static_cast<std::uint8_t>(place.confidence);
      row.transliterated = writes_other_script(place.country) ? 1 : 0;
      vertices_.insert(vertices_.end(), place.line.begin(), place.line.end());
      add_spellings(i, place.spellings);
    }
    rows_.back().first_spelling = static_cast<std::uint32_t>(spellings_.size());
    rows_.back().first_vertex = static_cast<std::uint32_t>(vertices_.size());
  }

  void add_spellings(std::uint32_t row, const std::vector<std::string>& spellings) {
    std::vector<std::uint32_t> hashes;
    for (const std::string& spelling : spellings) {
      const std::uint32_t number = pool_.add(spelling);
      spellings_.push_back(number);
      const FoldedName folded(spelling);
      const std::uint32_t hash = name_hash(folded.text().data(), folded.text().size());
      const std::string key = name_key(folded);
      // A name that means another place alone is still shown as this one's, and no longer finds it.
      const auto meaning = alone_.empty() ? alone_.end() : alone_.find(exact_name_key(spelling));
      if (meaning != alone_.end() && meaning->second != row) {
        continue;
      }
      if (!key.empty() && std::find(hashes.begin(), hashes.end(), hash) == hashes.end()) {
        hashes.push_back(hash);
        const std::string plain = plain_spelling(folded);
        keys_[key].push_back({row, is_abbreviation(spelling) ? number | kAbbreviation : number, hash,
                              name_hash(plain.data(), plain.size())});
      }
    }
  }

  // Keys that begin with the same words stand together: what the key before does not begin with is new.
  void add_prefixes() {
    std::vector<GazetteerPrefix> found;
    std::string_view before;
    std::uint32_t number = 0;
    for (const auto& [key, postings] : keys_) {
      for (std::size_t end = key.find(' '); !key.empty(); end = key.find(' ', end + 1)) {
        const std::string_view words = std::string_view(key).substr(0, end);
        if (!begins_with_words(before, words)) {
          found.push_back({name_hash(words.data(), words.size()), number});
        }
        if (end == std::string::npos) {
          break;
        }
      }
      before = key;
      ++number;
    }
    prefixes_.resize(std::bit_ceil(2 * found.size() + 1));
    for (const GazetteerPrefix& prefix : found) {
      std::size_t slot = prefix.hash % prefixes_.size();
      while (prefixes_[slot].key != kNone) {
        slot = (slot + 1) % prefixes_.size();
      }
      prefixes_[slot] = prefix;
    }
  }

  void add_orders(const std::vector<SourceRow>& rows) {
    rows_by_id_.resize(rows.size());
    std::iota(rows_by_id_.begin(), rows_by_id_.end(), 0U);
    rows_by_size_ = rows_by_id_;
    std::sort(rows_by_id_.begin(), rows_by_id_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rows[a].place.id < rows[b].place.id; });
    std::stable_sort(rows_by_size_.begin(), rows_by_size_.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return sizes_[a] > sizes_[b]; });
  }

  void add_cells(const std::vector<SourceRow>& rows) {
    std::vector<std::vector<std::uint32_t>> cells(kCellCount);
    for (const std::uint32_t row : rows_by_size_) {
      const LonLat point = rows[row].place.point;
      cells[cell_row(point.latitude) * kCellColumns + cell_column(point.longitude)].push_back(row);
    }
    for (const std::vector<std::uint32_t>& cell : cells) {
      cells_.push_back(static_cast<std::uint32_t>(cell_rows_.size()));
      cell_rows_.insert(cell_rows_.end(), cell.begin(), cell.end());
    }
    cells_.push_back(static_cast<std::uint32_t>(cell_rows_.size()));
  }

  StringPool pool_;
  std::vector<std::int64_t> sizes_;
  std::vector<GazetteerRow> rows_;
  std::vector<std::uint32_t> spellings_;
  std::unordered_map<std::string, std::uint32_t> alone_;  // by exact key: the row that a name means alone
  std::vector<LonLat> vertices_;
  std::vector<std::uint32_t> rows_by_id_, rows_by_size_, cells_, cell_rows_;
  std::map<std::string, std::vector<GazetteerPosting>> keys_;
  std::vector<std::uint32_t> sorted_keys_, key_postings_;
  std::vector<GazetteerPosting> postings_;
  std::vector<GazetteerPrefix> prefixes_;
};

}  // namespace

Result<void> compile_gazetteer(const fs::path& source_folder, const fs::path& index) {
  return compile_gazetteer(std::vector<fs::path>{source_folder}, index);
}

Result<void> compile_gazetteer(const std::vector<fs::path>& source_folders, const fs::path& index) {
  Result<std::vector<SourceRow>> rows = read_gazetteer_source(source_folders);
  if (!rows) {
    return tl::make_unexpected(rows.error());
  }
  const Result<std::vector<std::uint32_t>> parents = RowOrder(*rows).sort();
  if (!parents) {
    return tl::make_unexpected(parents.error());
  }
  return IndexWriter(*rows, *parents).write(index);
}

}  // namespace dateline::geo
