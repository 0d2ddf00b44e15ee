// The session's tasks that open, save and recover projects.

#include <utility>

#include "viewer/app/demo.h"
#include "viewer/app/file_kind.h"
#include "viewer/app/layer_files.h"
#include "viewer/app/session.h"
#include "viewer/app/session_outcome.h"

namespace dateline::viewer {

void Session::prepare() {
  add({"", [](Workshop& shop, const SnapshotPtr&, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         // What is missing is told by the task that needs it.
         if (shop.open_tools()) {
           outcome.gazetteer = shop.gazetteer();
         }
         return outcome;
       }});
}

void Session::open_demo() {
  add({"Reading the demo reports",
       [](Workshop& shop, SnapshotPtr, const std::stop_token& stop, JobProgress& progress) {
         Outcome outcome;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         outcome.gazetteer = shop.gazetteer();
         auto project = read_demo(*shop.tools().reader, shop.clock(), stop, progress);
         if (!project) {
           outcome.notices.push_back(problem(project.error()));
           return outcome;
         }
         shop.close();
         outcome.snapshot = snapshot_of(std::move(*project));
         outcome.name = "Demo";
         outcome.opened = true;
         return outcome;
       },
       false, true});
}

void Session::open_project(const std::filesystem::path& file) {
  add({"Opening " + file.filename().string(),
       [file](Workshop& shop, SnapshotPtr, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         if (const auto tools = shop.open_gazetteer(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
         }
         outcome.gazetteer = shop.gazetteer();
         if (file_kind(file) == FileKind::table) {
           auto table = shop.open_table(file);
           if (!table) {
             outcome.notices.push_back(problem(table.error()));
             return outcome;
           }
           add_left_out(outcome.notices, table->warnings);
           outcome.snapshot = snapshot_of(std::move(table->value));
           outcome.name = file.filename().string();
           outcome.table = file;
           outcome.opened = true;
           return outcome;
         }
         auto project = shop.open(file);
         if (!project) {
           outcome.notices.push_back(problem(project.error()));
           return outcome;
         }
         outcome.as_read = shop.facts_as_read();
         outcome.snapshot = snapshot_of(std::move(*project));
         outcome.name = file.filename().string();
         outcome.file = file;
         outcome.opened = true;
         return outcome;
       },
       false, true});
}

void Session::save_as(const std::filesystem::path& file) {
  add({"Saving " + file.filename().string(),
       [file, layers = layers_](Workshop& shop, const SnapshotPtr& current, const std::stop_token& stop,
                                JobProgress& progress) {
         Outcome outcome;
         auto saved = shop.save_as(file, current->project(), {stop, &progress});
         if (!saved && stop.stop_requested()) {
           outcome.notices.push_back(done("Stopped: nothing was written to " + file.string()));
           return outcome;
         }
         if (saved && !layers.empty()) {
           saved = shop.write(current->project(), [&](events::ProjectStore& store) {
             return store.set_layers(stored_layers(layers, file.parent_path()));
           });
         }
         if (!saved) {
           outcome.failed = true;
           outcome.notices.push_back(problem(saved.error()));
           return outcome;
         }
         outcome.name = file.filename().string();
         outcome.file = file;
         outcome.stored = true;
         outcome.notices.push_back(done("Saved to " + file.string()));
         return outcome;
       }});
}

void Session::find_left_behind() {
  add({"", [](Workshop& shop, const SnapshotPtr&, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         outcome.left_behind = shop.find_left_behind();
         return outcome;
       }});
}

void Session::recover() {
  left_behind_.reset();
  add({"Recovering", [](Workshop& shop, SnapshotPtr, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         auto project = shop.recover();
         if (!project) {
           outcome.notices.push_back(problem(project.error()));
           return outcome;
         }
         add_left_out(outcome.notices, project->warnings);
         outcome.as_read = shop.facts_as_read();
         outcome.snapshot = snapshot_of(std::move(project->value));
         outcome.name = "Recovered project";
         outcome.opened = true;
         outcome.changed = true;
         return outcome;
       }});
}

void Session::discard_left_behind() {
  left_behind_.reset();
  add({"", [](Workshop& shop, const SnapshotPtr&, const std::stop_token&, JobProgress&) {
         shop.discard_left_behind();
         Outcome outcome;
         outcome.left_behind = shop.find_left_behind();
         return outcome;
       }});
}

void Session::discard_edits() {
  add({"", [](Workshop& shop, const SnapshotPtr&, const std::stop_token&, JobProgress&) {
         shop.discard_recovery();
         return Outcome();
       }});
}

}  // namespace dateline::viewer
