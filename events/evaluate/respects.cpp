#include "events/evaluate/respects.h"

#include <fmt/format.h>

namespace dateline::events {

Table table_of(std::string title, std::initializer_list<const Respect*> respects) {
  Table table{std::move(title), {"right", "asked", "share"}, {}};
  for (const Respect* one : respects) {
    table.rows.push_back({one->name,
                          {std::to_string(one->right), std::to_string(one->asked),
                           fmt::format("{:.3f}", share(one->right, one->asked))}});
  }
  return table;
}

}  // namespace dateline::events
