#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>
#include <unordered_map>
#include <utility>

#include "events/model/event_index.h"
#include "events/model/event_table.h"
#include "events/model/index_layout.h"
#include "events/model/index_positions.h"
#include "events/model/rows_in_order.h"
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
  Builder(const RowsInOrder& rows, const std::vector<std::string>& place_ids) : rows_(rows), place_ids_(place_ids) {}

  std::shared_ptr<const IndexImage> build() {
    measure();
    image_ = IndexImage::allocate(bytes_, count(), dated_);
    fill_singles();
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
  [[nodiscard]] Row count() const { return rows_.size(); }
  std::uint64_t& bytes(S section) { return bytes_[static_cast<std::size_t>(section)]; }

  void measure() {
    std::uint32_t events = 0;
    std::uint64_t places = 0;
    bool reported = false;
    bool radius = false;
    bool deaths = false;
    bool place = false;
    bool sub_type = false;
    std::vector<bool> keys(kFilterKeyCount);
    const EventRow first = count() > 0 ? rows_[0] : EventRow();
    for (Row i = 0; i < count(); ++i) {
      const EventRow row = rows_[i];
      dated_ += row.dated ? 1 : 0;
      events = std::max(events, row.event + 1);
      reported = reported || row.reported != row.when.begin;
      radius = radius || row.radius_m != first.radius_m;
      deaths = deaths || row.deaths != first.deaths;
      place = place || row.place != first.place;
      sub_type = sub_type || row.sub_type != first.sub_type;
      places += row.place != kNoPlace ? 1 : 0;
      if (row.dated) {
        keys[filter_part(key_of(row))] = true;
      }
    }
    const std::uint64_t n = count();
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
    bytes(S::place_rows) = 4 * places;
    bytes(S::place_id_end) = 4 * place_ids_.size();
    for (const std::string& id : place_ids_) {
      bytes(S::place_id_text) += id.size();
    }
  }

  /// A column that may hold one value for all, or none.
  template <class T>
  [[nodiscard]] std::span<T> column_of(S section) {
    const std::span<T> column = image_->writable<T>(section);
    return column.size() == count() ? column : std::span<T>();
  }
  template <class T>
  void fill_single(S section, T value) {
    const std::span<T> column = image_->writable<T>(section);
    if (column.size() == 1) {
      column[0] = value;
    }
  }

  void fill_columns(Row first, Row last) {
    const std::span<Minute> begin = image_->writable<Minute>(S::begin);
    const std::span<Minute> end = image_->writable<Minute>(S::end);
    const std::span<std::uint32_t> x = image_->writable<std::uint32_t>(S::x);
    const std::span<std::uint32_t> y = image_->writable<std::uint32_t>(S::y);
    const std::span<std::uint32_t> event = image_->writable<std::uint32_t>(S::event);
    const std::span<FilterKey> key = image_->writable<FilterKey>(S::key);
    const std::span<Minute> reported = column_of<Minute>(S::reported);
    const std::span<float> radius_m = column_of<float>(S::radius_m);
    const std::span<std::int32_t> deaths = column_of<std::int32_t>(S::deaths);
    const std::span<PlaceGroup> place = column_of<PlaceGroup>(S::place);
    const std::span<SubEventType> sub_type = column_of<SubEventType>(S::sub_type);
    const auto put = [](auto column, Row i, auto value) {
      if (!column.empty()) {
        column[i] = value;
      }
    };
    for (Row i = first; i < last; ++i) {  // a row is far from the next: all of it in one go
      const EventRow row = rows_[i];
      begin[i] = row.when.begin;
      end[i] = row.when.end;
      x[i] = row.x;
      y[i] = row.y;
      event[i] = row.event;
      key[i] = key_of(row);
      put(reported, i, row.reported);
      put(radius_m, i, row.radius_m);
      put(deaths, i, row.deaths);
      put(place, i, row.place);
      put(sub_type, i, row.sub_type);
    }
  }

  void fill_singles() {
    if (count() > 0) {
      const EventRow row = rows_[0];
      fill_single(S::radius_m, row.radius_m);
      fill_single(S::deaths, row.deaths);
      fill_single(S::place, row.place);
      fill_single(S::sub_type, row.sub_type);
    }
  }

  void fill_z_order(Row first, Row last) {
    const std::span<const std::uint32_t> x = image_->section<std::uint32_t>(S::x);
    const std::span<const std::uint32_t> y = image_->section<std::uint32_t>(S::y);
    const std::span<std::uint16_t> order = image_->writable<std::uint16_t>(S::z_order);
    for (Row block = first; block < last; block += kSpaceBlock) {
      const Row end = std::min(last, block + kSpaceBlock);
      rows_.z_order(block, end, x, y, order.subspan(block, end - block));
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

  const RowsInOrder& rows_;
  const std::vector<std::string>& place_ids_;
  Row dated_ = 0;
  std::vector<FilterKey> key_values_;
  std::array<std::uint64_t, kIndexSections> bytes_{};
  std::shared_ptr<IndexImage> image_;
};

/// The places in the order of their ids, so that one is found by bisection; the rows' groups follow them.
std::vector<std::string> order_places(std::vector<EventRow>& rows, const std::vector<std::string>& place_ids) {
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
  return sorted;
}

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
  rows.reserve(project.events.size());
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
  const std::vector<std::string> in_order = order_places(rows, place_ids);
  if (!project.table) {
    return std::shared_ptr<const EventIndex>(new EventIndex(Builder(RowsInOrder(rows), in_order).build()));
  }
  const EventIndex& table = *project.table->index();
  KeptBase base{table, table.z_order_, std::vector<bool>(table.size()),
                static_cast<std::uint32_t>(project.events.size())};
  for (Row row = 0; row < table.size(); ++row) {
    base.gone[row] = !project.table->holds(table.columns_.event[row]);
  }
  for (const std::uint32_t taken : project.taken_rows) {
    if (const std::optional<Row> row = table.row_of_event(taken)) {
      base.gone[*row] = true;
    }
  }
  return std::shared_ptr<const EventIndex>(new EventIndex(Builder(RowsInOrder(rows, base), in_order).build()));
}

std::shared_ptr<const EventIndex> EventIndex::from_rows(std::vector<EventRow> rows,
                                                        const std::vector<std::string>& place_ids) {
  const std::vector<std::string> in_order = order_places(rows, place_ids);
  return std::shared_ptr<const EventIndex>(new EventIndex(Builder(RowsInOrder(rows), in_order).build()));
}

}  // namespace dateline::events
