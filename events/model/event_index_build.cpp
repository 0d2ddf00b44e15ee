#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>
#include <unordered_map>
#include <utility>

#include "events/model/event_index.h"
#include "events/model/index_layout.h"
#include "events/model/index_positions.h"
#include "events/model/project_events.h"
#include "geo/mercator.h"

namespace dateline::events {

namespace {

FilterKey key_of(const EventRow& row) {
  return make_filter_key(row.type, row.speaker, row.status, row.review, row.placed, row.throughout, row.disputed);
}

/// Times of day in another zone, moved to the project's; days and coarser are the same days everywhere.
std::optional<CivilMinute> in_project_zone(std::optional<CivilMinute> minute, const Event& event,
                                           const std::string& zone) {
  if (!minute || event.when.granularity > Granularity::hour || event.time_zone.empty() || event.time_zone == zone) {
    return minute;
  }
  const Result<std::int64_t> utc = utc_from_civil(*minute, event.time_zone);
  if (!utc) {
    return minute;
  }
  const Result<CivilMinute> civil = civil_in_zone(*utc, zone);
  return civil ? *civil : *minute;
}

/// See EventRow::when.
TimeWindow bounded(std::optional<CivilMinute> start, std::optional<CivilMinute> end, Granularity granularity,
                   std::optional<CivilMinute> reported) {
  if (!start) {
    start = *whole(granularity, *end - 1).start;
  }
  if (!end) {
    end = *whole(granularity, *start).end;
    if (reported) {
      end = std::max(*end, *whole(Granularity::day, *reported).end);
    }
  }
  const Minute begin = to_minute(*start);
  return {begin, std::max(to_minute(*end), begin == std::numeric_limits<Minute>::max() ? begin : begin + 1)};
}

/// The rows' order: dated ones by their start, then the others, each in the order given. A radix sort.
std::vector<Row> order_of(const std::vector<EventRow>& rows) {
  constexpr unsigned kDigit = 11;
  std::vector<std::uint64_t> keys;  // start, counted from the first possible one, then row
  keys.reserve(rows.size());
  std::vector<Row> undated;
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t most = 0;
  bool sorted = true;
  for (Row row = 0; row < rows.size(); ++row) {
    if (!rows[row].dated) {
      undated.push_back(row);
      continue;
    }
    const auto start =
        static_cast<std::uint64_t>(std::int64_t{rows[row].when.begin} - std::numeric_limits<Minute>::min());
    keys.push_back(start << 32 | row);
    sorted = sorted && start >= most;
    least = std::min(least, start);
    most = std::max(most, start);
  }
  if (!sorted) {
    std::vector<std::uint64_t> other(keys.size());
    for (unsigned shift = 0; (most - least) >> shift != 0; shift += kDigit) {
      std::array<std::uint32_t, 1u << kDigit> next{};
      const auto digit = [&](std::uint64_t key) { return ((key >> 32) - least) >> shift & ((1u << kDigit) - 1); };
      for (const std::uint64_t key : keys) {
        ++next[digit(key)];
      }
      std::uint32_t sum = 0;
      for (std::uint32_t& n : next) {
        sum += std::exchange(n, sum);
      }
      for (const std::uint64_t key : keys) {
        other[next[digit(key)]++] = key;
      }
      keys.swap(other);
    }
  }
  std::vector<Row> order(rows.size());
  std::transform(keys.begin(), keys.end(), order.begin(), [](std::uint64_t key) { return static_cast<Row>(key); });
  std::copy(undated.begin(), undated.end(), order.begin() + static_cast<std::ptrdiff_t>(keys.size()));
  return order;
}

/// Runs `work(first, last)` on halves of [0, count) that begin at multiples of `step`, on two threads.
template <class Work>
void in_halves(Row count, Row step, Work work) {
  const Row middle = count / 2 / step * step;
  if (middle == 0) {
    work(Row{0}, count);
    return;
  }
  std::jthread other([&] { work(Row{0}, middle); });
  work(middle, count);
}

constexpr Row kLeastToShare = 1u << 16;  // fewer rows are not worth a thread

/// Sizes, then fills, the sections of an image.
class Builder {
 public:
  Builder(const std::vector<EventRow>& rows, const std::vector<std::string>& place_ids)
      : rows_(rows), place_ids_(place_ids), order_(order_of(rows)) {}

  std::shared_ptr<const IndexImage> build() {
    measure();
    image_ = IndexImage::allocate(bytes_, count(), dated_);
    in_halves(count(), kLeastToShare, [this](Row first, Row last) { fill_columns(first, last); });
    in_halves(dated_, kSpaceBlock, [this](Row first, Row last) { fill_z_order(first, last); });
    fill_row_of_event();
    fill_latest_ends();
    fill_key_sums();
    fill_places();
    return std::move(image_);
  }

 private:
  using S = IndexSection;
  [[nodiscard]] Row count() const { return static_cast<Row>(rows_.size()); }
  std::uint64_t& bytes(S section) { return bytes_[static_cast<std::size_t>(section)]; }

  void measure() {
    std::uint32_t events = 0;
    bool reported = false;
    bool radius = false;
    bool deaths = false;
    bool place = false;
    bool sub_type = false;
    std::vector<bool> keys(kFilterKeyCount);
    for (const EventRow& row : rows_) {
      const EventRow& first = rows_.front();
      dated_ += row.dated ? 1 : 0;
      events = std::max(events, row.event + 1);
      reported = reported || row.reported != row.when.begin;
      radius = radius || row.radius_m != first.radius_m;
      deaths = deaths || row.deaths != first.deaths;
      place = place || row.place != first.place;
      sub_type = sub_type || row.sub_type != first.sub_type;
      if (row.dated) {
        keys[filter_part(key_of(row))] = true;
      }
    }
    const std::uint64_t n = rows_.size();
    const std::uint64_t one = std::min<std::uint64_t>(n, 1);
    bytes(S::begin) = bytes(S::end) = bytes(S::x) = bytes(S::y) = bytes(S::event) = 4 * n;
    bytes(S::key) = 2 * n;
    bytes(S::reported) = reported ? 4 * n : 0;
    bytes(S::radius_m) = 4 * (radius ? n : one);
    bytes(S::deaths) = 4 * (deaths ? n : one);
    bytes(S::place) = 4 * (place ? n : one);
    bytes(S::sub_type) = sub_type ? n : one;
    bytes(S::row_of_event) = 4 * std::uint64_t{events};
    for (std::uint64_t level = dated_; level > 1;) {
      level = (level + kIndexFanOut - 1) / kIndexFanOut;
      bytes(S::latest_end) += 4 * level;
    }
    bytes(S::z_order) = 2 * std::uint64_t{dated_};
    for (std::size_t key = 0; key < keys.size(); ++key) {
      if (keys[key]) {
        key_values_.push_back(static_cast<FilterKey>(key));
      }
    }
    bytes(S::key_values) = 2 * key_values_.size();
    bytes(S::key_sums) = 4 * key_values_.size() * (dated_ / kCountBlock + 1);
    bytes(S::place_begin) = 4 * (place_ids_.size() + 1);
    bytes(S::place_rows) = 4 * static_cast<std::uint64_t>(std::count_if(
                                   rows_.begin(), rows_.end(), [](const EventRow& r) { return r.place != kNoPlace; }));
    bytes(S::place_id_end) = 4 * place_ids_.size();
    for (const std::string& id : place_ids_) {
      bytes(S::place_id_text) += id.size();
    }
  }

  /// A column that may hold one value for all, or none; that one is written by the half that begins at 0.
  template <class T, class Field>
  void fill(S section, Row first, Row last, Field field) {
    const std::span<T> column = image_->writable<T>(section);
    if (column.size() == rows_.size()) {
      for (Row row = first; row < last; ++row) {
        column[row] = field(rows_[order_[row]]);
      }
    } else if (!column.empty() && first == 0) {
      column[0] = field(rows_[0]);
    }
  }

  void fill_columns(Row first, Row last) {
    const std::span<Minute> begin = image_->writable<Minute>(S::begin);
    const std::span<Minute> end = image_->writable<Minute>(S::end);
    const std::span<std::uint32_t> x = image_->writable<std::uint32_t>(S::x);
    const std::span<std::uint32_t> y = image_->writable<std::uint32_t>(S::y);
    const std::span<std::uint32_t> event = image_->writable<std::uint32_t>(S::event);
    const std::span<FilterKey> key = image_->writable<FilterKey>(S::key);
    for (Row i = first; i < last; ++i) {  // a row is far from the next: all that is always there, in one go
      const EventRow& row = rows_[order_[i]];
      begin[i] = row.when.begin;
      end[i] = row.when.end;
      x[i] = row.x;
      y[i] = row.y;
      event[i] = row.event;
      key[i] = key_of(row);
    }
    fill<Minute>(S::reported, first, last, [](const EventRow& row) { return row.reported; });
    fill<float>(S::radius_m, first, last, [](const EventRow& row) { return row.radius_m; });
    fill<std::int32_t>(S::deaths, first, last, [](const EventRow& row) { return row.deaths; });
    fill<PlaceGroup>(S::place, first, last, [](const EventRow& row) { return row.place; });
    fill<SubEventType>(S::sub_type, first, last, [](const EventRow& row) { return row.sub_type; });
  }

  void fill_z_order(Row first, Row last) {
    const std::span<const std::uint32_t> x = image_->section<std::uint32_t>(S::x);
    const std::span<const std::uint32_t> y = image_->section<std::uint32_t>(S::y);
    const std::span<std::uint16_t> order = image_->writable<std::uint16_t>(S::z_order);
    std::vector<std::uint64_t> codes;
    for (Row block = first; block < last; block += kSpaceBlock) {
      const Row end = std::min(last, block + kSpaceBlock);
      codes.clear();
      for (Row row = block; row < end; ++row) {
        codes.push_back(static_cast<std::uint64_t>(z_code(x[row], y[row])) << 16 | (row - block));
      }
      std::sort(codes.begin(), codes.end());
      for (Row row = block; row < end; ++row) {
        order[row] = static_cast<std::uint16_t>(codes[row - block]);
      }
    }
  }

  void fill_row_of_event() {
    const std::span<Row> rows = image_->writable<Row>(S::row_of_event);
    const std::span<const std::uint32_t> event = image_->section<std::uint32_t>(S::event);
    std::fill(rows.begin(), rows.end(), std::numeric_limits<Row>::max());
    for (Row row = 0; row < count(); ++row) {
      rows[event[row]] = row;
    }
  }

  void fill_latest_ends() {
    std::span<const Minute> below = image_->section<Minute>(S::end).first(dated_);
    std::span<Minute> room = image_->writable<Minute>(S::latest_end);
    while (below.size() > 1) {
      const std::span<Minute> level = room.first((below.size() + kIndexFanOut - 1) / kIndexFanOut);
      std::fill(level.begin(), level.end(), std::numeric_limits<Minute>::min());
      for (std::size_t i = 0; i < below.size(); ++i) {
        level[i / kIndexFanOut] = std::max(level[i / kIndexFanOut], below[i]);
      }
      below = level;
      room = room.subspan(level.size());
    }
  }

  void fill_key_sums() {
    const std::span<FilterKey> values = image_->writable<FilterKey>(S::key_values);
    std::copy(key_values_.begin(), key_values_.end(), values.begin());
    const std::span<std::uint32_t> sums = image_->writable<std::uint32_t>(S::key_sums);
    const std::span<const FilterKey> keys = image_->section<FilterKey>(S::key);
    std::vector<std::uint32_t> so_far(kFilterKeyCount);
    auto out = sums.begin();
    for (Row row = 0; row <= dated_; ++row) {
      if (row % kCountBlock == 0) {
        for (const FilterKey key : key_values_) {
          *out++ = so_far[key];
        }
      }
      if (row < dated_) {
        ++so_far[filter_part(keys[row])];
      }
    }
  }

  void fill_places() {
    const std::span<std::uint32_t> begin = image_->writable<std::uint32_t>(S::place_begin);
    const Column place(image_->section<PlaceGroup>(S::place));
    for (Row row = 0; row < count(); ++row) {
      if (place[row] != kNoPlace) {
        ++begin[place[row] + 1];
      }
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    const std::span<Row> rows = image_->writable<Row>(S::place_rows);
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (Row row = 0; row < count(); ++row) {
      if (place[row] != kNoPlace) {
        rows[next[place[row]]++] = row;
      }
    }
    const std::span<std::uint32_t> ends = image_->writable<std::uint32_t>(S::place_id_end);
    const std::span<char> text = image_->writable<char>(S::place_id_text);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < place_ids_.size(); ++i) {
      std::copy(place_ids_[i].begin(), place_ids_[i].end(), text.begin() + at);
      at += static_cast<std::uint32_t>(place_ids_[i].size());
      ends[i] = at;
    }
  }

  const std::vector<EventRow>& rows_;
  const std::vector<std::string>& place_ids_;
  std::vector<Row> order_;
  Row dated_ = 0;
  std::vector<FilterKey> key_values_;
  std::array<std::uint64_t, kIndexSections> bytes_{};
  std::shared_ptr<IndexImage> image_;
};

}  // namespace

std::shared_ptr<const EventIndex> EventIndex::from_project(const Project& project) {
  if (project.table && project.events.empty() && project.taken_rows.empty()) {
    return project.table->index();
  }
  std::unordered_map<std::string_view, CivilMinute> published;  // of claims
  for (const Claim& claim : project.claims) {
    if (claim.published) {
      published.emplace(claim.id, *claim.published);
    }
  }
  std::vector<EventRow> rows;
  rows.reserve(event_count(project));
  std::vector<std::string> place_ids;
  std::unordered_map<std::string_view, PlaceGroup> groups;
  for (std::size_t i = 0; i < project.events.size(); ++i) {
    const Event& event = project.events[i];
    EventRow row;
    std::optional<CivilMinute> reported;
    for (const std::string& claim : event.claims) {
      if (const auto found = published.find(claim); found != published.end()) {
        reported = std::max(reported.value_or(found->second), found->second);
      }
    }
    row.dated = !event.when.is_unknown();
    if (row.dated) {
      row.when = bounded(in_project_zone(event.when.start, event, project.time_zone),
                         in_project_zone(event.when.end, event, project.time_zone), event.when.granularity, reported);
    }
    row.reported = reported ? to_minute(*reported) : row.when.begin;
    row.placed = event.place.is_resolved();
    if (row.placed) {
      const geo::WorldPoint world = geo::to_world(*event.place.point);
      row.x = fixed_point(world.x);
      row.y = fixed_point(world.y);
      row.radius_m = static_cast<float>(event.place.radius_m.value_or(0));
    }
    if (!event.place.id.empty()) {
      const auto [group, is_new] = groups.emplace(event.place.id, static_cast<PlaceGroup>(place_ids.size()));
      if (is_new) {
        place_ids.push_back(event.place.id);
      }
      row.place = group->second;
    }
    row.deaths = event.casualties.fatalities_best.value_or(-1);
    row.event = static_cast<std::uint32_t>(i);
    row.type = event.event_type;
    row.sub_type = event.sub_event_type;
    row.status = event.status;
    row.speaker = speaker_of(event);
    row.review = event.review;
    row.throughout = event.when.extent == Extent::throughout;
    row.disputed = event.disputed;
    rows.push_back(row);
  }
  const Row table_rows = project.table ? static_cast<Row>(project.table->index()->size()) : 0;
  for (Row at = 0; at < table_rows; ++at) {
    EventRow row = project.table->index()->row(at);
    if (has_row(project, row.event)) {
      row.event += static_cast<std::uint32_t>(project.events.size());
      rows.push_back(row);
    }
  }
  return from_rows(std::move(rows), place_ids);
}

std::shared_ptr<const EventIndex> EventIndex::from_rows(std::vector<EventRow> rows,
                                                        const std::vector<std::string>& place_ids) {
  // In the order of their ids, so that a place is found by bisection.
  std::vector<PlaceGroup> order(place_ids.size());
  std::iota(order.begin(), order.end(), PlaceGroup{0});
  std::ranges::sort(order, {}, [&](PlaceGroup group) -> const std::string& { return place_ids[group]; });
  std::vector<std::string> sorted;
  sorted.reserve(order.size());
  std::vector<PlaceGroup> place_of(order.size());
  for (const PlaceGroup group : order) {
    place_of[group] = static_cast<PlaceGroup>(sorted.size());
    sorted.push_back(place_ids[group]);
  }
  for (EventRow& row : rows) {
    row.place = row.place < place_of.size() ? place_of[row.place] : row.place;
  }
  return std::shared_ptr<const EventIndex>(new EventIndex(Builder(rows, sorted).build()));
}

}  // namespace dateline::events
