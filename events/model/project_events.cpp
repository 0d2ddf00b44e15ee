#include "events/model/project_events.h"

#include <algorithm>

namespace dateline::events {

std::size_t event_count(const Project& project) {
  return project.events.size() + (project.table ? project.table->size() - project.taken_rows.size() : 0);
}

std::uint32_t event_numbers(const Project& project) {
  return static_cast<std::uint32_t>(project.events.size()) + (project.table ? project.table->numbers() : 0);
}

Event event_of(const Project& project, std::uint32_t number) {
  return number < project.events.size()
             ? project.events[number]
             : project.table->event(number - static_cast<std::uint32_t>(project.events.size()));
}

bool has_row(const Project& project, std::uint32_t row) {
  return project.table && project.table->holds(row) && !std::ranges::binary_search(project.taken_rows, row);
}

std::optional<std::uint32_t> row_event_of_id(const Project& project, std::string_view id) {
  const auto row = project.table ? project.table->number_of_id(id) : std::nullopt;
  return row && has_row(project, *row) ? std::optional(*row + static_cast<std::uint32_t>(project.events.size()))
                                       : std::nullopt;
}

std::uint32_t make_record(Project& project, std::uint32_t number) {
  if (number < project.events.size()) {
    return number;
  }
  const std::uint32_t row = number - static_cast<std::uint32_t>(project.events.size());
  project.events.push_back(project.table->event(row));
  project.taken_rows.insert(std::ranges::lower_bound(project.taken_rows, row), row);
  return static_cast<std::uint32_t>(project.events.size() - 1);
}

}  // namespace dateline::events
