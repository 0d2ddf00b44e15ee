#pragma once

#include "events/extract/toponyms/toponym_words.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Where a passage is written without capitals, or in nothing but capitals (`NameWord::one_case`), marks its words as
/// capitalised or not as a careful writer would have written them: names that the gazetteer knows, words that stand in
/// no list of ordinary words, and what such a word makes a name of ("Street", "University"). So that what is known of
/// names in ordinary text holds for it too. Other passages stay as they are.
void restore_case(NameWords& words, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists);

}  // namespace dateline::events
