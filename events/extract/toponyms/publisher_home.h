#pragma once

#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/toponyms.h"

namespace dateline::events {

/// Adds to the names of a document what the name and the web address of its publisher say of the publisher's home: a
/// place in the name or in the host's words ("Dublin", of the text's name where it has it too), a people ("Syrian Arab
/// News Agency"), the address's country code. The word list `publishers` comes first: it names homes that no name
/// tells, and those who write from everywhere for the world and are at home nowhere.
void add_publisher_home(Recognised& names, const Publication& publication, const geo::Gazetteer& gazetteer,
                        const ToponymLexicon::Lists& lists);

}  // namespace dateline::events
