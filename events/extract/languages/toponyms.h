#pragma once

#include <vector>

#include "events/extract/languages/text.h"
#include "events/extract/toponyms/toponyms.h"
#include "events/model/mention.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Finds the toponyms of a document in a language whose rules are tables, and resolves them as those of English are.
/// Names are looked up as written, without what is written onto their beginning, and in the nominatives that their
/// endings may be of. A name counts where the words around it speak of a place or the place is well known. In order,
/// not overlapping.
[[nodiscard]] std::vector<Toponym> find_language_toponyms(const LanguageText& text, const geo::Gazetteer& gazetteer,
                                                          const ToponymLexicon& lexicon);

}  // namespace dateline::events
