#pragma once

#include <optional>
#include <string_view>

#include "events/model/taxonomy.h"
#include "events/time/interval.h"

namespace dateline::events {

// What cells of event tables say. Blanks around are skipped.

/// A plain decimal number ("-12.5", "3e4"); nullopt for anything else, also for what is not finite.
[[nodiscard]] std::optional<double> table_number(std::string_view cell);

/// A time as tables write it: ISO 8601 with or without time of day, seconds (dropped) and offset (brought to UTC);
/// "28 December 2022", "28-Dec-2022", "20221228", "2022/12/28". A date like 01/02/2022, whose day and month look alike,
/// is taken only where one of them is above 12. Nullopt for anything else, also for a day that no month has.
[[nodiscard]] std::optional<TimeInterval> table_time(std::string_view cell);

struct TableType {
  EventType type = EventType::strategic;
  SubEventType sub_type = SubEventType::other;
};
/// By ACLED's names, else by the words in it ("bombing", "riot"); what says nothing of the kind is a strategic
/// development of no particular sort.
[[nodiscard]] TableType table_type(std::string_view words);
/// Of a CAMEO event code (CAMEO Codebook 1.1b3): "190", "1831".
[[nodiscard]] TableType cameo_type(std::string_view code);

/// Whether a cell says that nothing is known: blank, "NA", "NULL", "nan", "-".
[[nodiscard]] bool is_absent(std::string_view cell);

}  // namespace dateline::events
