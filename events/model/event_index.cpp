#include "events/model/event_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "events/model/filter_key.h"
#include "geo/mercator.h"

namespace dateline::events {

namespace {

constexpr std::size_t kFanOut = 16;

FilterKey key_of(const EventRow& row) {
  return make_filter_key(row.type, row.speaker, row.status, row.review, row.placed, row.throughout, row.disputed);
}

bool is_found(const EventFilter& filter, Row row) {
  return !filter.found || (*filter.found)[row];
}

template <class Visit>
void for_each_row(const RowsInWindow& rows, Visit visit) {
  for (const Row row : rows.earlier) {
    visit(row);
  }
  for (Row row = rows.first; row < rows.last; ++row) {
    visit(row);
  }
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

std::uint32_t fixed_point(double part_of_world) {
  constexpr double kWorld = 4294967296.0;  // 2^32
  return static_cast<std::uint32_t>(std::clamp(std::floor(part_of_world * kWorld), 0.0, kWorld - 1));
}

}  // namespace

Minute to_minute(CivilMinute minute) {
  return static_cast<Minute>(
      std::clamp<CivilMinute>(minute, std::numeric_limits<Minute>::min(), std::numeric_limits<Minute>::max()));
}

std::vector<std::array<std::uint32_t, kEventTypeCount>> TimeBars::bars(TimeWindow range, std::size_t bins) const {
  std::vector<std::array<std::uint32_t, kEventTypeCount>> bars(bins);
  if (range.end <= range.begin) {
    return bars;
  }
  const std::int64_t length = std::int64_t{range.end} - range.begin;
  for (std::size_t type = 0; type < kEventTypeCount; ++type) {
    auto from = std::lower_bound(starts_[type].begin(), starts_[type].end(), range.begin);
    for (std::size_t bin = 0; bin < bins; ++bin) {
      const std::int64_t edge =
          range.begin + length * static_cast<std::int64_t>(bin + 1) / static_cast<std::int64_t>(bins);
      const auto to = std::lower_bound(from, starts_[type].end(), edge);
      bars[bin][type] = static_cast<std::uint32_t>(to - from);
      from = to;
    }
  }
  return bars;
}

std::shared_ptr<const EventIndex> EventIndex::from_project(const Project& project) {
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
  return from_rows(std::move(rows), std::move(place_ids));
}

std::shared_ptr<const EventIndex> EventIndex::from_rows(std::vector<EventRow> rows,
                                                        std::vector<std::string> place_ids) {
  std::stable_sort(rows.begin(), rows.end(), [](const EventRow& a, const EventRow& b) {
    return a.dated != b.dated ? a.dated : a.dated && a.when.begin < b.when.begin;
  });
  const std::shared_ptr<EventIndex> index(new EventIndex());
  index->fill_columns(rows);
  index->build_latest_ends();
  index->place_ids_ = std::move(place_ids);
  index->build_places();
  return index;
}

void EventIndex::fill_columns(const std::vector<EventRow>& rows) {
  EventColumns& c = columns_;
  const auto fill = [&rows](auto& column, auto field) {
    column.reserve(rows.size());
    for (const EventRow& row : rows) {
      column.push_back(field(row));
    }
  };
  fill(c.begin, [](const EventRow& row) { return row.when.begin; });
  fill(c.end, [](const EventRow& row) { return row.when.end; });
  fill(c.reported, [](const EventRow& row) { return row.reported; });
  fill(c.x, [](const EventRow& row) { return row.x; });
  fill(c.y, [](const EventRow& row) { return row.y; });
  fill(c.radius_m, [](const EventRow& row) { return row.radius_m; });
  fill(c.deaths, [](const EventRow& row) { return row.deaths; });
  fill(c.place, [](const EventRow& row) { return row.place; });
  fill(c.event, [](const EventRow& row) { return row.event; });
  fill(c.sub_type, [](const EventRow& row) { return row.sub_type; });
  fill(c.key, key_of);

  dated_ = static_cast<Row>(std::count_if(rows.begin(), rows.end(), [](const EventRow& row) { return row.dated; }));
  std::uint32_t events = 0;
  for (const std::uint32_t event : c.event) {
    events = std::max(events, event + 1);
  }
  row_of_event_.assign(events, std::numeric_limits<Row>::max());
  for (Row row = 0; row < rows.size(); ++row) {
    row_of_event_[c.event[row]] = row;
  }
}

void EventIndex::build_latest_ends() {
  const std::vector<Minute>* below = &columns_.end;
  std::size_t count = dated_;
  while (count > 1) {
    std::vector<Minute> level((count + kFanOut - 1) / kFanOut, std::numeric_limits<Minute>::min());
    for (std::size_t i = 0; i < count; ++i) {
      level[i / kFanOut] = std::max(level[i / kFanOut], (*below)[i]);
    }
    count = level.size();
    latest_end_.push_back(std::move(level));
    below = &latest_end_.back();
  }
  if (dated_ > 0) {
    span_ = {columns_.begin.front(), latest_end_.empty() ? columns_.end.front() : latest_end_.back().front()};
  }
}

void EventIndex::build_places() {
  place_begin_.assign(place_ids_.size() + 1, 0);
  for (const PlaceGroup place : columns_.place) {
    if (place != kNoPlace) {
      ++place_begin_[place + 1];
    }
  }
  std::partial_sum(place_begin_.begin(), place_begin_.end(), place_begin_.begin());
  place_rows_.resize(place_begin_.back());
  std::vector<std::uint32_t> next(place_begin_.begin(), place_begin_.end() - 1);
  for (Row row = 0; row < size(); ++row) {
    if (const PlaceGroup place = columns_.place[row]; place != kNoPlace) {
      place_rows_[next[place]++] = row;
    }
  }
}

EventRow EventIndex::row(Row row) const {
  const EventColumns& c = columns_;
  const FilterKey key = c.key[row];
  return {.when = {c.begin[row], c.end[row]},
          .reported = c.reported[row],
          .x = c.x[row],
          .y = c.y[row],
          .radius_m = c.radius_m[row],
          .deaths = c.deaths[row],
          .place = c.place[row],
          .event = c.event[row],
          .type = type_of_key(key),
          .sub_type = c.sub_type[row],
          .status = status_of_key(key),
          .speaker = speaker_of_key(key),
          .review = review_of_key(key),
          .dated = row < dated_,
          .placed = placed_of_key(key),
          .throughout = throughout_of_key(key),
          .disputed = disputed_of_key(key)};
}

std::optional<Row> EventIndex::row_of_event(std::uint32_t event) const {
  if (event >= row_of_event_.size() || row_of_event_[event] == std::numeric_limits<Row>::max()) {
    return std::nullopt;
  }
  return row_of_event_[event];
}

void EventIndex::add_lasting(std::size_t level, std::size_t block, Row before, Minute minute,
                             std::vector<Row>& rows) const {
  // Level 0 is the rows themselves; a block of level k + 1 holds kFanOut blocks of level k.
  if (level == 0) {
    if (block < before && columns_.end[block] > minute) {
      rows.push_back(static_cast<Row>(block));
    }
    return;
  }
  if (latest_end_[level - 1][block] <= minute) {
    return;
  }
  const std::size_t below = level == 1 ? dated_ : latest_end_[level - 2].size();
  std::size_t rows_below = 1;  // how many rows a block of the level below holds
  for (std::size_t i = 1; i < level; ++i) {
    rows_below *= kFanOut;
  }
  const std::size_t last = std::min((block + 1) * kFanOut, below);
  for (std::size_t child = block * kFanOut; child < last && child * rows_below < before; ++child) {
    add_lasting(level - 1, child, before, minute, rows);
  }
}

RowsInWindow EventIndex::rows_in(TimeWindow window) const {
  RowsInWindow rows;
  if (window.end <= window.begin || dated_ == 0) {
    return rows;
  }
  const auto begin = columns_.begin.begin();
  const auto first = std::lower_bound(begin, begin + dated_, window.begin);
  rows.first = static_cast<Row>(first - begin);
  rows.last = static_cast<Row>(std::lower_bound(first, begin + dated_, window.end) - begin);
  add_lasting(latest_end_.size(), 0, rows.first, window.begin, rows.earlier);
  return rows;
}

std::vector<Row> EventIndex::drawn_rows(TimeWindow window, const EventFilter& filter) const {
  const KeyFilter passing(filter);
  const RowsInWindow rows = rows_in(window);
  std::vector<Row> drawn;
  drawn.reserve(rows.size());
  for_each_row(rows, [&](Row row) {
    const FilterKey key = columns_.key[row];
    if (passing.draws(key) && is_found(filter, row)) {
      drawn.push_back(row);
    }
  });
  return drawn;
}

bool EventIndex::passes(Row row, const EventFilter& filter) const {
  const FilterKey key = columns_.key[row];
  return filter.types.has(type_of_key(key)) && filter.speakers.has(speaker_of_key(key)) &&
         filter.statuses.has(status_of_key(key)) && filter.reviews.has(review_of_key(key)) && is_found(filter, row);
}

EventCounts EventIndex::count(TimeWindow window, const EventFilter& filter) const {
  std::array<std::uint32_t, kFilterKeyCount> by_key{};
  for_each_row(rows_in(window), [&](Row row) {
    if (is_found(filter, row)) {
      ++by_key[filter_part(columns_.key[row])];
    }
  });
  EventCounts counts;
  for (std::size_t i = 0; i < kFilterKeyCount; ++i) {
    if (by_key[i] == 0) {
      continue;
    }
    const auto key = static_cast<FilterKey>(i);
    const bool type = filter.types.has(type_of_key(key));
    const bool speaker = filter.speakers.has(speaker_of_key(key));
    const bool status = filter.statuses.has(status_of_key(key));
    const bool review = filter.reviews.has(review_of_key(key));
    if (!placed_of_key(key)) {
      counts.unplaced += type && speaker && status && review ? by_key[i] : 0;
      continue;
    }
    counts.types[key & 7u] += speaker && status && review ? by_key[i] : 0;
    counts.speakers[key >> 3 & 7u] += type && status && review ? by_key[i] : 0;
    counts.statuses[key >> 6 & 7u] += type && speaker && review ? by_key[i] : 0;
    counts.reviews[key >> 9 & 3u] += type && speaker && status ? by_key[i] : 0;
    counts.drawn += type && speaker && status && review ? by_key[i] : 0;
  }
  return counts;
}

TimeBars EventIndex::time_bars(const EventFilter& filter) const {
  const KeyFilter passing(filter);
  TimeBars bars;
  for (Row row = 0; row < dated_; ++row) {
    const FilterKey key = columns_.key[row];
    if (passing.draws(key) && is_found(filter, row)) {
      bars.starts_[key & 7u].push_back(columns_.begin[row]);
    }
  }
  return bars;
}

std::optional<Row> EventIndex::next_event(Minute minute, const EventFilter& filter) const {
  const auto begin = columns_.begin.begin();
  for (auto row = static_cast<Row>(std::upper_bound(begin, begin + dated_, minute) - begin); row < dated_; ++row) {
    if (placed_of_key(columns_.key[row]) && passes(row, filter)) {
      return row;
    }
  }
  return std::nullopt;
}

std::optional<Row> EventIndex::previous_event(Minute minute, const EventFilter& filter) const {
  const auto begin = columns_.begin.begin();
  for (auto row = static_cast<Row>(std::lower_bound(begin, begin + dated_, minute) - begin); row > 0; --row) {
    if (placed_of_key(columns_.key[row - 1]) && passes(row - 1, filter)) {
      return row - 1;
    }
  }
  return std::nullopt;
}

std::span<const Row> EventIndex::rows_at(PlaceGroup place) const {
  return {place_rows_.data() + place_begin_[place], place_begin_[place + 1] - place_begin_[place]};
}

std::optional<PlaceGroup> EventIndex::place_group(std::string_view place_id) const {
  const auto found = std::find(place_ids_.begin(), place_ids_.end(), place_id);
  if (found == place_ids_.end()) {
    return std::nullopt;
  }
  return static_cast<PlaceGroup>(found - place_ids_.begin());
}

}  // namespace dateline::events
