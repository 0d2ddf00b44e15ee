#include "viewer/app/reading.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "events/extract/merge/merge.h"
#include "events/model/event_ids.h"
#include "viewer/app/reading_data.h"

namespace dateline::viewer {
namespace {

using events::Document;
using events::Project;

/// The events whose claims are all gone say nothing any more, unless a person decided about them. Those of tables have
/// none and stay.
void drop_empty_events(Project& project) {
  std::unordered_set<std::string_view> claims;
  for (const events::Claim& claim : project.claims) {
    claims.insert(claim.id);
  }
  std::erase_if(project.events, [&](const events::Event& event) {
    return event.review == events::Review::unreviewed && !event.claims.empty() &&
           std::ranges::none_of(event.claims, [&](const std::string& id) { return claims.contains(id); });
  });
}

}  // namespace

Result<std::shared_ptr<const geo::Gazetteer>> open_gazetteer() {
  return reading_data().and_then([](const ReadingData& data) { return geo::Gazetteer::open(data.gazetteer); });
}

Result<std::shared_ptr<const events::Reader>> open_reader(std::shared_ptr<const geo::Gazetteer> gazetteer) {
  return reading_data().and_then([&](const ReadingData& data) {
    return events::Reader::create(std::move(gazetteer), data.lexicons).map_error(named_as_own);
  });
}

ReadReports read_reports(const Project& base, const std::vector<ReportInput>& inputs,
                         const events::DocumentOptions& options, const events::Reader& reader, const Clock& clock,
                         const std::stop_token& stop, JobProgress& progress) {
  ReadReports result{.project = base, .documents = {}, .known = 0, .problems = {}};
  std::unordered_set<std::string> known;
  for (const Document& document : base.documents) {
    known.insert(document.id);
  }
  std::size_t read = 0;
  const events::DocumentSink sink = [&](Result<Document> document) {
    if (!document) {
      result.problems.push_back(document.error());
    } else if (!known.insert(document->id).second) {
      ++result.known;
    } else {
      events::Reading reading = reader.read(std::move(*document));
      std::ranges::move(reading.claims, std::back_inserter(result.project.claims));
      result.documents.push_back(reading.document);
      result.project.documents.push_back(std::move(reading.document));
    }
    progress.set(++read, std::max(read, inputs.size()));
    return !stop.stop_requested();
  };
  for (const ReportInput& input : inputs) {
    if (stop.stop_requested()) {
      break;
    }
    if (const auto* pasted = std::get_if<PastedReport>(&input)) {
      sink(events::read_document(pasted->bytes, pasted->name, options));
    } else {
      events::read_documents(std::get<std::filesystem::path>(input).string(), events::InputFormat::detect, options,
                             sink);
    }
  }
  merge_events(result.project, clock);
  return result;
}

Result<Project> change_date(const Project& base, const std::string& document_id, const events::Published& published,
                            const events::Reader& reader, const Clock& clock) {
  Project project = base;
  const auto found = std::ranges::find(project.documents, document_id, &Document::id);
  if (found == project.documents.end()) {
    return rejected(document_id, "no such document in the project", "");
  }
  found->published = published;
  return read_again(project, {document_id}, reader, clock);
}

namespace {

// A claim's id changes with its place and type. The events, and with them what was decided about them, follow a claim
// to what the same passage is now read as.
void follow_claims(std::vector<events::Event>& events, const std::vector<events::Claim>& before,
                   const std::vector<events::Claim>& after) {
  const auto passage = [](const events::Claim& claim) {
    const Span bytes = claim.evidence.empty() ? Span{} : claim.evidence.front().bytes;
    return std::tuple(std::string_view(claim.document), bytes.begin, bytes.end);
  };
  std::unordered_set<std::string_view> old_ids;
  for (const events::Claim& claim : before) {
    old_ids.insert(claim.id);
  }
  std::unordered_set<std::string_view> still_there;
  std::multimap<std::tuple<std::string_view, std::uint32_t, std::uint32_t>, std::string> fresh;
  for (const events::Claim& claim : after) {
    if (old_ids.contains(claim.id)) {
      still_there.insert(claim.id);
    } else {
      fresh.emplace(passage(claim), claim.id);
    }
  }
  std::unordered_map<std::string_view, std::string> now;
  for (const events::Claim& claim : before) {
    const auto same = still_there.contains(claim.id) ? fresh.end() : fresh.find(passage(claim));
    if (same != fresh.end()) {
      now.emplace(claim.id, same->second);
      fresh.erase(same);
    }
  }
  for (events::Event& event : events) {
    for (std::string& id : event.claims) {
      if (const auto found = now.find(id); found != now.end()) {
        id = found->second;
      }
    }
  }
}

}  // namespace

Project read_again(const Project& base, const std::vector<std::string>& documents, const events::Reader& reader,
                   const Clock& clock) {
  Project project = base;
  const std::unordered_set<std::string_view> again(documents.begin(), documents.end());
  std::erase_if(project.claims, [&](const events::Claim& claim) { return again.contains(claim.document); });
  for (Document& document : project.documents) {
    if (again.contains(document.id)) {
      if (document.published.inferred) {
        document.published = {};
      }
      events::Reading reading = reader.read(document);
      document = std::move(reading.document);
      std::ranges::move(reading.claims, std::back_inserter(project.claims));
    }
  }
  follow_claims(project.events, base.claims, project.claims);
  merge_events(project, clock);
  return project;
}

void merge_events(Project& project, const Clock& clock) {
  project.events =
      events::merge_claims(project.claims, project.events, utc_text(clock()), events::event_ids(project.events));
  drop_empty_events(project);
}

}  // namespace dateline::viewer
