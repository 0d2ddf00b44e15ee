#include "events/extract/reader.h"

#include <fmt/format.h>

#include <ctime>
#include <utility>

#include "events/extract/actors.h"
#include "events/extract/claims.h"
#include "events/extract/lexicons.h"
#include "events/extract/tagged_text.h"

namespace dateline::events {

namespace {

/// Tells the stages of one reading apart, where somebody asks.
class StageWatch {
 public:
  explicit StageWatch(StageSeconds* cost) : cost_(cost), last_(cost == nullptr ? 0 : thread_seconds()) {}
  /// What was done since the last call was of this stage.
  void ends(ReadingStage stage) {
    if (cost_ != nullptr) {
      const double now = thread_seconds();
      (*cost_)[static_cast<std::size_t>(stage)] += now - std::exchange(last_, now);
    }
  }

 private:
  static double thread_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }

  StageSeconds* cost_;
  double last_;
};

constexpr std::string_view kEnglish = "en";

/// The language whose rules are to read a document; empty for none. Fills `document.language`: what the text tells,
/// else what the file says of itself. Few Latin words that tell nothing, as a caption's names, are read as English.
std::string language_to_read(Document& document, const TextStructure& structure, const LanguageProfiles& languages) {
  LanguageGuess guess = languages.detect(document.text, structure.tokens);
  constexpr std::string_view kUnknown = "und";
  if (guess.code != kUnknown || document.language.empty()) {
    document.language = std::move(guess.code);
  }
  const bool english = document.language == kUnknown && guess.latin && !guess.foreign;
  return english ? std::string(kEnglish) : document.language;
}

/// Says that a document is in a language that nobody taught the program.
void note_unread(Document& document, const LanguageProfiles& languages) {
  const std::string_view name = languages.name_of(document.language);
  document.note += fmt::format("{}in {}, which is not read: no places, dates or events were looked for",
                               document.note.empty() ? "" : "; ", name.empty() ? "an unknown language" : name);
}

}  // namespace

Result<std::shared_ptr<const Reader>> Reader::create(std::shared_ptr<const geo::Gazetteer> gazetteer,
                                                     const std::filesystem::path& lexicon_folder) {
  auto lexicons = Lexicons::load(lexicon_folder);
  if (!lexicons) {
    return tl::make_unexpected(lexicons.error());
  }
  return std::shared_ptr<const Reader>(new Reader(std::move(gazetteer), std::move(*lexicons)));
}

Reader::Reader(std::shared_ptr<const geo::Gazetteer> gazetteer, std::unique_ptr<const Lexicons> lexicons)
    : gazetteer_(std::move(gazetteer)), lexicons_(std::move(lexicons)) {}

Reader::~Reader() = default;

Reading Reader::read(Document document, StageSeconds* cost) const {
  StageWatch watch(cost);
  Reading reading;
  reading.document = std::move(document);
  Document& read = reading.document;
  reading.structure = analyse_text(read.text);
  fill_front_matter(read, reading.structure, *lexicons_->front_matter);
  const std::string language = language_to_read(read, reading.structure, *lexicons_->languages);
  watch.ends(ReadingStage::structure);
  if (language != kEnglish) {
    note_unread(read, *lexicons_->languages);
    return reading;
  }
  const std::vector<FoundTime> times = find_times(read.text, reading.structure, *lexicons_->times);
  if (!read.published.value || read.published.inferred) {
    Published inferred = infer_published(times, read.text, reading.structure);
    if (inferred.value || !read.published.value) {  // else a hint of the file's own is all there is
      read.published = std::move(inferred);
    }
  }
  reading.times = ground_times(times, reading.structure, read.published, read.time_zone);
  watch.ends(ReadingStage::times);
  reading.toponyms = find_toponyms(read.text, reading.structure, *gazetteer_, *lexicons_->toponyms);
  watch.ends(ReadingStage::toponyms);
  TaggedText tagged = tag_text(read.text, reading.structure, *lexicons_->events, reading.toponyms, reading.times);
  watch.ends(ReadingStage::tagging);
  const ReportCountry country = report_country(tagged, *gazetteer_);
  find_actors(tagged, *gazetteer_, country);
  watch.ends(ReadingStage::actors);
  reading.claims = make_claims(tagged, *gazetteer_, read, country);
  reading.actors.reserve(tagged.actors.size());
  for (FoundActor& actor : tagged.actors) {
    reading.actors.push_back(std::move(actor.mention));
  }
  watch.ends(ReadingStage::claims);
  return reading;
}

}  // namespace dateline::events
