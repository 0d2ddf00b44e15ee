#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/model/event.h"
#include "events/model/event_index.h"

namespace dateline::events {

/// One row of an event table. Texts are pieces of somebody else's, who must outlive it; absent ones are empty.
struct TableEvent {
  std::string_view id, actor1, actor2, place, origin, source, notes;
  EventType type = EventType::strategic;
  SubEventType sub_type = SubEventType::other;
  Status status = Status::reported;
  std::optional<geo::LonLat> point;  ///< none where the row has no position
  double radius_m = 0;               ///< by the table's own number or its code of precision; 0 where it says neither
  std::optional<geo::LonLat> origin_point;  ///< where what moved came from; none where the row does not say
  double origin_radius_m = 0;
  TimeInterval when;  ///< civil time in UTC, bounded; what a code of precision leaves open is in it
  std::optional<CivilMinute> published;
  std::optional<int> deaths_low, deaths_best, deaths_high;
};

/// How sure the reading of a row is: nothing was read by a machine.
inline constexpr double kTableConfidence = 1;
/// As an index holds it; its times are minutes of the index' zone. `number` counts the table's rows from 0.
[[nodiscard]] EventRow index_row(const TableEvent& event, std::uint32_t number, TimeWindow when, Minute reported);

/// As a project holds it. `source_name` stands for whoever reported a row that does not say who did; `number` counts
/// the table's rows from 0.
[[nodiscard]] Event to_event(const TableEvent& event, std::string_view source_name, std::uint32_t number);

/// Those whom a row names as its sources, each once: tables part them by semicolons. `source_name` where it names none.
[[nodiscard]] std::vector<std::string> sources_of_row(std::string_view listed, std::string_view source_name);

/// The position in the id of a row's place, rounded as it is there; nullopt where it is no such id.
[[nodiscard]] std::optional<geo::LonLat> point_of_table_place(std::string_view place_id);

/// The columns of an event table, each as long as the table, or empty where no row has anything to say in it.
template <template <class> class List>
struct TableColumns {
  List<double> longitude, latitude, radius_m;
  List<double> origin_longitude, origin_latitude, origin_radius_m;
  List<std::int64_t> start, end;
  List<std::uint32_t> traits;  ///< type, sub-type, status, granularity, extent, placed, taken; packed
  List<std::uint32_t> actor1, actor2, place, origin, source;  ///< indices into the names
  List<std::int32_t> deaths_low, deaths_best, deaths_high;    ///< -1 where unstated
  List<std::uint64_t> id_end, notes_end, name_end;            ///< where each ends in the texts
  List<char> ids, notes, names;
};
/// Calls `visit(column)` for each of them, or `visit(column, column)` of two.
template <class Visit, class... Columns>
void visit_columns(Visit visit, Columns&... c) {
  visit(c.longitude...), visit(c.latitude...), visit(c.radius_m...), visit(c.start...), visit(c.end...);
  visit(c.origin_longitude...), visit(c.origin_latitude...), visit(c.origin_radius_m...), visit(c.origin...);
  visit(c.traits...), visit(c.actor1...), visit(c.actor2...), visit(c.place...), visit(c.source...);
  visit(c.deaths_low...), visit(c.deaths_best...), visit(c.deaths_high...);
  visit(c.id_end...), visit(c.notes_end...), visit(c.name_end...), visit(c.ids...), visit(c.notes...);
  visit(c.names...);
}
inline constexpr std::size_t kTableColumns = 23;

/// The rows of an event table with their texts, in some 60 bytes a row, as columns that are mapped and not read at the
/// next start. A row becomes an Event when somebody asks for it. Immutable, and readable from any thread.
class EventTable {
 public:
  template <class T>
  using Span = std::span<const T>;
  using Columns = TableColumns<Span>;

  /// A table that was kept; null where there is none of that identity, or a damaged one. `index` is of the same rows.
  [[nodiscard]] static std::shared_ptr<const EventTable> from_file(const std::filesystem::path& file,
                                                                   const IndexIdentity& identity,
                                                                   std::string source_name,
                                                                   std::shared_ptr<const EventIndex> index);
  /// False where it cannot be written.
  [[nodiscard]] bool save(const std::filesystem::path& file, const IndexIdentity& identity) const;

  /// The rows in time and place; EventRow::event is a row's number.
  [[nodiscard]] const std::shared_ptr<const EventIndex>& index() const { return index_; }
  /// How many events there are.
  [[nodiscard]] std::size_t size() const { return index_->size(); }
  /// Rows are numbered below this, as in the table. A row that could not be taken has a number and is no event.
  [[nodiscard]] std::uint32_t numbers() const { return static_cast<std::uint32_t>(columns_.traits.size()); }
  [[nodiscard]] bool holds(std::uint32_t number) const;
  [[nodiscard]] Event event(std::uint32_t number) const;
  [[nodiscard]] std::string id(std::uint32_t number) const;
  [[nodiscard]] std::optional<std::uint32_t> number_of_id(std::string_view id) const;

  // What is searched and counted by the million. Names are numbered; the first is empty.
  [[nodiscard]] std::uint32_t actor1(std::uint32_t number) const { return code(columns_.actor1, number); }
  [[nodiscard]] std::uint32_t actor2(std::uint32_t number) const { return code(columns_.actor2, number); }
  [[nodiscard]] std::uint32_t place(std::uint32_t number) const { return code(columns_.place, number); }
  [[nodiscard]] std::uint32_t origin(std::uint32_t number) const { return code(columns_.origin, number); }
  [[nodiscard]] std::uint32_t source(std::uint32_t number) const { return code(columns_.source, number); }
  [[nodiscard]] std::uint32_t names() const { return static_cast<std::uint32_t>(columns_.name_end.size()); }
  [[nodiscard]] std::string_view name(std::uint32_t code) const;
  [[nodiscard]] std::string_view notes(std::uint32_t number) const;
  [[nodiscard]] SubEventType sub_type(std::uint32_t number) const;
  /// Where what moved came from; nullopt where the row gives no such position.
  [[nodiscard]] std::optional<geo::LonLat> origin_point(std::uint32_t number) const;
  [[nodiscard]] double origin_radius_m(std::uint32_t number) const;
  /// Whether any row says where something came from.
  [[nodiscard]] bool has_origins() const {
    return !columns_.origin_longitude.empty() || !columns_.origin_latitude.empty();
  }
  /// Whether any row has notes.
  [[nodiscard]] bool has_notes() const { return !columns_.notes_end.empty(); }
  [[nodiscard]] const std::string& source_name() const { return source_name_; }

 private:
  friend class EventTableBuilder;
  EventTable(Columns columns, std::shared_ptr<const void> owner, std::string source_name,
             std::shared_ptr<const EventIndex> index)
      : columns_(columns), owner_(std::move(owner)), source_name_(std::move(source_name)), index_(std::move(index)) {}
  [[nodiscard]] TableEvent row(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t code(Span<std::uint32_t> column, std::uint32_t number) const {
    return column.empty() || column[number] >= names() ? 0 : column[number];
  }

  Columns columns_;
  std::shared_ptr<const void> owner_;  // of what the columns point into
  std::string source_name_;
  std::shared_ptr<const EventIndex> index_;
};

/// Puts a table together, row by row or block by block.
class EventTableBuilder {
 public:
  EventTableBuilder();
  void add(const TableEvent& event);
  /// A row that is no event, so that those after it keep their numbers.
  void add_nothing();
  /// The rows of another one after those of this.
  void append(const EventTableBuilder& other);
  void reserve(std::size_t rows);
  [[nodiscard]] std::shared_ptr<const EventTable> build(std::string source_name,
                                                        std::shared_ptr<const EventIndex> index) &&;

 private:
  template <class T>
  using List = std::vector<T>;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  [[nodiscard]] std::uint32_t code_of(std::string_view name);
  template <class T>
  void put(List<T>& column, T value, T usual);
  void put_text(List<std::uint64_t>& ends, List<char>& text, std::string_view value);
  TableColumns<List> columns_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> codes_;
};

}  // namespace dateline::events
