#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/model/event_filter.h"
#include "events/model/filter_key.h"
#include "events/model/index_image.h"
#include "events/model/project.h"

namespace dateline::events {

/// Minutes of civil time as CivilMinute counts them, in 32 bits: 4,083 years before and after 1970, to which times
/// beyond are clamped.
using Minute = std::int32_t;
[[nodiscard]] Minute to_minute(CivilMinute minute);

/// A half-open window of time, [begin, end). Empty where end <= begin.
struct TimeWindow {
  Minute begin = 0;
  Minute end = 0;
  friend bool operator==(const TimeWindow&, const TimeWindow&) = default;
};

/// Index of an event in its EventIndex; only meaningful together with that index.
using Row = std::uint32_t;
/// Index of a group of events at one place (the same EventPlace::id) in its EventIndex.
using PlaceGroup = std::uint32_t;
inline constexpr PlaceGroup kNoPlace = std::numeric_limits<PlaceGroup>::max();

/// One event as the index holds it.
struct EventRow {
  /// When it counts as happening, in the project's time zone. Half-open and bounded: where the event's own interval is
  /// open, it reaches as far as a report vouches for it and no further. An open start ("by Monday") counts from one
  /// granule (day, hour, ...) before the end; an open end ("since Monday") reaches to the end of the day on which the
  /// last of its claims was published, and at least one granule. Meaningless where `dated` is false.
  TimeWindow when;
  Minute reported = 0;       ///< when the last of its claims was published; where unknown, when.begin
  std::uint32_t x = 0;       ///< position in the Web Mercator square (geo/mercator.h), whose side is 2^32
  std::uint32_t y = 0;       ///< likewise, southward; both meaningless where `placed` is false
  float radius_m = 0;        ///< of the area that the place stands for; 0 where unknown
  std::int32_t deaths = -1;  ///< best count of fatalities; -1 where unstated
  PlaceGroup place = kNoPlace;
  std::uint32_t event = 0;  ///< index into Project::events (or the caller's own number)
  EventType type = EventType::strategic;
  SubEventType sub_type = SubEventType::other;
  Status status = Status::reported;
  Speaker speaker = Speaker::agencies;
  Review review = Review::unreviewed;
  bool dated = true;
  bool placed = true;
  bool throughout = false;  ///< Extent::throughout
  bool disputed = false;
};

/// A value for each row, or one for all of them where they do not differ, which takes no memory.
template <class T>
class Column {
 public:
  Column() = default;
  /// Of one value: the same for every row.
  explicit Column(std::span<const T> values) : data_(values.data()), mask_(values.size() == 1 ? 0 : ~Row{0}) {}
  [[nodiscard]] const T& operator[](Row row) const { return data_[row & mask_]; }

 private:
  const T* data_ = nullptr;
  Row mask_ = 0;
};

/// The same, one column a field. What is drawn or counted by the million reads these.
struct EventColumns {
  std::span<const Minute> begin, end;
  std::span<const std::uint32_t> x, y;
  std::span<const FilterKey> key;  ///< type, speaker, status, review, placed, throughout, disputed, packed
  std::span<const std::uint32_t> event;
  Column<Minute> reported;
  Column<float> radius_m;
  Column<std::int32_t> deaths;
  Column<PlaceGroup> place;
  Column<SubEventType> sub_type;
};

/// The rows that a window shows: those that begin in it, and earlier ones that still last.
struct RowsInWindow {
  Row first = 0;  ///< rows [first, last) begin in the window
  Row last = 0;
  std::vector<Row> earlier;  ///< rows before `first` that end after the window begins; ascending
  [[nodiscard]] std::size_t size() const { return last - first + earlier.size(); }
};

/// How many events a window shows under a filter, by each value of each dimension. The number beside a value counts
/// the events that have it and pass every *other* dimension: for a value that is switched on, those drawn; for one
/// that is switched off, those that switching it on would add. So in each dimension the values that are on add up to
/// `drawn`.
struct EventCounts {
  std::array<std::uint32_t, kEventTypeCount> types{};  ///< indexed by EventType, and so on
  std::array<std::uint32_t, kSpeakerCount> speakers{};
  std::array<std::uint32_t, kStatuses.size()> statuses{};
  std::array<std::uint32_t, kReviews.size()> reviews{};
  std::uint32_t drawn = 0;     ///< placed events that pass the filter
  std::uint32_t unplaced = 0;  ///< events that pass the filter but have no position; counted nowhere else
};

/// The start times of the events that pass a filter, by type: prefix sums that a timeline's bars come from at a cost
/// of bins and not of events. Immutable.
class TimeBars {
 public:
  /// Events of each type whose start lies in each of `bins` equal parts of the range, as bars[bin][type]. Each event
  /// counts once, in the bin where it begins.
  [[nodiscard]] std::vector<std::array<std::uint32_t, kEventTypeCount>> bars(TimeWindow range, std::size_t bins) const;

 private:
  friend class EventIndex;
  std::array<std::vector<Minute>, kEventTypeCount> starts_;  // sorted; an entry's index is the sum of those before it
};

/// A rectangle of the Web Mercator square in the index' fixed point: [west, east) and [north, south), each counted
/// from 0 to 2^32. It crosses the antimeridian where west > east, and spans all longitudes where they are equal.
struct WorldBox {
  std::uint32_t west = 0;
  std::uint32_t east = 0;
  std::uint64_t north = 0;
  std::uint64_t south = std::uint64_t{1} << 32;
  [[nodiscard]] bool holds(std::uint32_t x, std::uint32_t y) const {
    return x - west < width() && y >= north && y < south;
  }
  [[nodiscard]] std::uint64_t width() const { return west == east ? std::uint64_t{1} << 32 : east - west; }
};

/// Square cells over a part of the world: cell (column, line) holds the positions from
/// west + column * side, north + line * side on, each in fixed point (modulo 2^32 in x).
struct CellGrid {
  std::uint32_t west = 0;
  std::uint32_t north = 0;
  double side = 1;  ///< at least 1
  std::uint32_t columns = 0;
  std::uint32_t lines = 0;
};
using TypeCounts = std::array<std::uint32_t, kEventTypeCount>;

/// The events of a project or a table in columns, sorted by start, for drawing and counting. Immutable, and readable
/// from any thread; undated events come last. At most 60 bytes an event in all, 29 where columns hold one value.
class EventIndex {
 public:
  /// Times of day are brought to the project's zone; days and coarser stay the days that the text names.
  [[nodiscard]] static std::shared_ptr<const EventIndex> from_project(const Project& project);
  /// `place_ids[group]` is the id of each group that the rows name.
  [[nodiscard]] static std::shared_ptr<const EventIndex> from_rows(std::vector<EventRow> rows,
                                                                   const std::vector<std::string>& place_ids = {});
  /// An index that was kept; null where there is none of that identity, or a damaged one.
  [[nodiscard]] static std::shared_ptr<const EventIndex> from_file(const std::filesystem::path& file,
                                                                   const IndexIdentity& identity);
  /// False where it cannot be written.
  [[nodiscard]] bool save(const std::filesystem::path& file, const IndexIdentity& identity) const {
    return image_->save(file, identity);
  }

  [[nodiscard]] std::size_t size() const { return columns_.event.size(); }
  /// Rows [0, dated()) have a time and are in order of it; those from dated() on have none.
  [[nodiscard]] Row dated() const { return dated_; }
  [[nodiscard]] EventRow row(Row row) const;
  [[nodiscard]] const EventColumns& columns() const { return columns_; }
  [[nodiscard]] EventType type(Row row) const { return type_of_key(columns_.key[row]); }
  /// From the first start to the last end; empty where nothing is dated.
  [[nodiscard]] TimeWindow span() const { return span_; }

  /// The row of an event, by its index in Project::events.
  [[nodiscard]] std::optional<Row> row_of_event(std::uint32_t event) const;

  /// Every dated row that overlaps the window, in time that depends on the answer.
  [[nodiscard]] RowsInWindow rows_in(TimeWindow window) const;
  /// The placed rows among them that pass the filter, ascending: what is drawn.
  [[nodiscard]] std::vector<Row> drawn_rows(TimeWindow window, const EventFilter& filter) const;
  [[nodiscard]] bool passes(Row row, const EventFilter& filter) const;
  [[nodiscard]] EventCounts count(TimeWindow window, const EventFilter& filter) const;

  /// The placed rows of the window that lie in the box and pass the filter, ascending. In time that depends on the
  /// events there and, a little, on the length of the window.
  [[nodiscard]] std::vector<Row> drawn_rows_in(const WorldBox& box, TimeWindow window, const EventFilter& filter) const;
  /// How many such events of each type lie in each cell of a grid, line by line.
  [[nodiscard]] std::vector<TypeCounts> count_cells(const CellGrid& grid, TimeWindow window,
                                                    const EventFilter& filter) const;
  /// The one of them nearest to a position, if any is nearer than `reach` (fixed point, below 2^31, as the map draws
  /// distances); of those equally near, the newest.
  [[nodiscard]] std::optional<Row> nearest(std::uint32_t x, std::uint32_t y, std::uint32_t reach, TimeWindow window,
                                           const EventFilter& filter) const;

  /// What the timeline draws under this filter (its placed and dated rows); made once a filter, in time that depends
  /// on the archive.
  [[nodiscard]] TimeBars time_bars(const EventFilter& filter) const;

  /// The first placed row that passes and begins after, or the last that begins before, `minute`.
  [[nodiscard]] std::optional<Row> next_event(Minute minute, const EventFilter& filter) const;
  [[nodiscard]] std::optional<Row> previous_event(Minute minute, const EventFilter& filter) const;

  /// The rows at one place, ascending (so in order of time, undated last).
  [[nodiscard]] std::span<const Row> rows_at(PlaceGroup place) const;
  [[nodiscard]] std::size_t place_count() const { return place_ids_.size(); }
  [[nodiscard]] const std::string& place_id(PlaceGroup place) const { return place_ids_[place]; }
  [[nodiscard]] std::optional<PlaceGroup> place_group(std::string_view place_id) const;

 private:
  explicit EventIndex(std::shared_ptr<const IndexImage> image);
  void add_lasting(std::size_t level, std::size_t block, Row before, Minute minute, std::vector<Row>& rows) const;
  void add_keys(Row first, Row last, std::array<std::uint32_t, kFilterKeyCount>& by_key) const;
  template <class Visit>
  void visit_box(const WorldBox& box, Row first, Row last, Visit visit) const;

  std::shared_ptr<const IndexImage> image_;
  EventColumns columns_;
  Row dated_ = 0;
  TimeWindow span_;
  std::span<const Row> row_of_event_;
  std::vector<std::span<const Minute>> latest_end_;  // level k: the latest end in each block of 16^(k+1) dated rows
  std::span<const std::uint16_t> z_order_;
  std::span<const FilterKey> key_values_;
  std::span<const std::uint32_t> key_sums_;
  std::vector<std::string> place_ids_;
  std::span<const std::uint32_t> place_begin_;  // rows_at(p) is place_rows_[place_begin_[p], place_begin_[p + 1])
  std::span<const Row> place_rows_;
};

}  // namespace dateline::events
