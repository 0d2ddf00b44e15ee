#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "events/model/event_table.h"
#include "events/model/project.h"

namespace dateline::events {

// A project's events, wherever they are kept. They are numbered, as EventRow::event has it: the records of
// Project::events first, then the rows of its table.

[[nodiscard]] std::size_t event_count(const Project& project);
/// Numbers are below this. Some stand for rows that are no events.
[[nodiscard]] std::uint32_t event_numbers(const Project& project);
/// The number must be one of an event.
[[nodiscard]] Event event_of(const Project& project, std::uint32_t number);
/// Whether a row of the table is an event of the project, by its number in the table.
[[nodiscard]] bool has_row(const Project& project, std::uint32_t row);
/// The number of a row of the project's table by the id of its event.
[[nodiscard]] std::optional<std::uint32_t> row_event_of_id(const Project& project, std::string_view id);
/// Makes a row of the table a record, to be changed; a record stays as it is. Its number from now on; those of the
/// table's rows grow by one.
std::uint32_t make_record(Project& project, std::uint32_t number);

/// Calls `visit(event)` for each of them, records first.
template <class Visit>
void for_each_event(const Project& project, Visit visit) {
  for (const Event& event : project.events) {
    visit(event);
  }
  const std::uint32_t rows = project.table ? project.table->numbers() : 0;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (has_row(project, row)) {
      visit(project.table->event(row));
    }
  }
}

}  // namespace dateline::events
