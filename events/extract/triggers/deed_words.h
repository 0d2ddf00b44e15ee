#pragma once

#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// Whether the people no longer fight: "two captured soldiers", "unarmed men".
[[nodiscard]] bool of_captives(const TaggedText& tagged, WordRange patient);
/// Whether who fires does it with a heavy gun: "a tank", "warships".
[[nodiscard]] bool is_gun_crew(const TaggedText& tagged, WordRange agent);
/// Whether the words name a place where nobody is armed: "a maternity hospital", "a bus"; not "a gendarmerie school".
[[nodiscard]] bool names_care(const TaggedText& tagged, WordRange range);
/// "when several houses were hit": whether the words tell that buildings were hit from afar.
[[nodiscard]] bool tells_of_hit(const TaggedText& tagged, WordRange range);
/// "a gas explosion", "gas cylinder blast"; not tear gas.
[[nodiscard]] bool is_gas_accident(const TaggedText& tagged, WordRange sentence);
/// Whether the words say "rioters".
[[nodiscard]] bool has_rioters(const TaggedText& tagged, WordRange range);

}  // namespace dateline::events
