#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/model/project.h"
#include "viewer/app/own_tables.h"
#include "viewer/panels/lesson.h"

namespace dateline::viewer {

/// The row of a person's own tables that teaches the lesson: a name that means one place alone, an actor's alias, a
/// trigger's type. What the word lists (`lexicons`) say of the actor or trigger is kept. Error (rejected): the lesson
/// has no meaning, or nothing in the lists read its words.
[[nodiscard]] Result<OwnRow> lesson_row(const Lesson& lesson, const std::filesystem::path& lexicons);

/// The documents that the lesson may read otherwise: ids of those that hold its words, or whose claims its rule made.
[[nodiscard]] std::vector<std::string> documents_for(const Lesson& lesson, const events::Project& project);

}  // namespace dateline::viewer
