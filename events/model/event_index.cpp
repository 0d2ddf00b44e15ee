#include "events/model/event_index.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "events/model/filter_key.h"
#include "events/model/index_layout.h"

namespace dateline::events {

namespace {

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

EventIndex::EventIndex(std::shared_ptr<const IndexImage> image) : image_(std::move(image)) {
  const IndexImage& i = *image_;
  using S = IndexSection;
  columns_.begin = i.section<Minute>(S::begin);
  columns_.end = i.section<Minute>(S::end);
  columns_.x = i.section<std::uint32_t>(S::x);
  columns_.y = i.section<std::uint32_t>(S::y);
  columns_.key = i.section<FilterKey>(S::key);
  columns_.event = i.section<std::uint32_t>(S::event);
  const std::span<const Minute> reported = i.section<Minute>(S::reported);
  columns_.reported = Column(reported.empty() ? columns_.begin : reported);  // none where all are when.begin
  columns_.radius_m = Column(i.section<float>(S::radius_m));
  columns_.deaths = Column(i.section<std::int32_t>(S::deaths));
  columns_.place = Column(i.section<PlaceGroup>(S::place));
  columns_.sub_type = Column(i.section<SubEventType>(S::sub_type));
  dated_ = i.dated();
  row_of_event_ = i.section<Row>(S::row_of_event);
  std::span<const Minute> ends = i.section<Minute>(S::latest_end);
  for (std::size_t count = dated_; count > 1;) {
    count = (count + kIndexFanOut - 1) / kIndexFanOut;
    latest_end_.push_back(ends.first(count));
    ends = ends.subspan(count);
  }
  if (dated_ > 0) {
    span_ = {columns_.begin.front(), latest_end_.empty() ? columns_.end.front() : latest_end_.back().front()};
  }
  z_order_ = i.section<std::uint16_t>(S::z_order);
  key_values_ = i.section<FilterKey>(S::key_values);
  key_sums_ = i.section<std::uint32_t>(S::key_sums);
  place_begin_ = i.section<std::uint32_t>(S::place_begin);
  place_rows_ = i.section<Row>(S::place_rows);
  const std::span<const char> text = i.section<char>(S::place_id_text);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : i.section<std::uint32_t>(S::place_id_end)) {
    place_ids_.emplace_back(text.data() + begin, text.data() + end);
    begin = end;
  }
}

std::shared_ptr<const EventIndex> EventIndex::from_file(const std::filesystem::path& file,
                                                        const IndexIdentity& identity) {
  std::shared_ptr<const IndexImage> image = IndexImage::map(file, identity);
  return image ? std::shared_ptr<const EventIndex>(new EventIndex(std::move(image))) : nullptr;
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
  // Level 0 is the rows themselves; a block of level k + 1 holds kIndexFanOut blocks of level k.
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
    rows_below *= kIndexFanOut;
  }
  const std::size_t last = std::min((block + 1) * kIndexFanOut, below);
  for (std::size_t child = block * kIndexFanOut; child < last && child * rows_below < before; ++child) {
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

void EventIndex::add_keys(Row first, Row last, std::array<std::uint32_t, kFilterKeyCount>& by_key) const {
  const auto count_rows = [&](Row from, Row to) {
    for (Row row = from; row < to; ++row) {
      ++by_key[filter_part(columns_.key[row])];
    }
  };
  // Whole blocks from their sums, the ends row by row.
  const Row first_block = (first + kCountBlock - 1) / kCountBlock;
  const Row last_block = last / kCountBlock;
  if (first_block >= last_block) {
    count_rows(first, last);
    return;
  }
  count_rows(first, first_block * kCountBlock);
  count_rows(last_block * kCountBlock, last);
  const std::size_t n = key_values_.size();
  for (std::size_t i = 0; i < n; ++i) {
    by_key[key_values_[i]] += key_sums_[last_block * n + i] - key_sums_[first_block * n + i];
  }
}

EventCounts EventIndex::count(TimeWindow window, const EventFilter& filter) const {
  std::array<std::uint32_t, kFilterKeyCount> by_key{};
  const RowsInWindow rows = rows_in(window);
  if (filter.found) {
    for_each_row(rows, [&](Row row) { by_key[filter_part(columns_.key[row])] += (*filter.found)[row] ? 1 : 0; });
  } else {
    for (const Row row : rows.earlier) {
      ++by_key[filter_part(columns_.key[row])];
    }
    add_keys(rows.first, rows.last, by_key);
  }
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
  // Room at once for what passes: growing would copy it all several times.
  const Row last_block = dated_ / kCountBlock;
  std::array<std::size_t, kEventTypeCount> most{};
  for (std::size_t i = 0; i < key_values_.size(); ++i) {
    if (passing.draws(key_values_[i])) {
      most.at(key_values_[i] & 7u) += key_sums_[last_block * key_values_.size() + i];
    }
  }
  for (std::size_t type = 0; type < kEventTypeCount; ++type) {
    bars.starts_[type].reserve(most[type] + dated_ % kCountBlock);
  }
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
  const auto found = std::lower_bound(place_ids_.begin(), place_ids_.end(), place_id);
  if (found == place_ids_.end() || *found != place_id) {
    return std::nullopt;
  }
  return static_cast<PlaceGroup>(found - place_ids_.begin());
}

}  // namespace dateline::events
