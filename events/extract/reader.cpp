#include "events/extract/reader.h"

#include <fmt/format.h>

#include <ctime>
#include <utility>

#include "events/extract/actors/actors.h"
#include "events/extract/claims/claims.h"
#include "events/extract/languages/claims.h"
#include "events/extract/languages/times.h"
#include "events/extract/languages/toponyms.h"
#include "events/extract/lexicons.h"
#include "events/extract/syntax/tagged_text.h"

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
  LanguageGuess guess = languages.detect(structure);
  constexpr std::string_view kUnknown = "und";
  if (guess.code != kUnknown || document.language.empty()) {
    document.language = std::move(guess.code);
  }
  const bool english = document.language == kUnknown && guess.latin && !guess.foreign;
  return english ? std::string(kEnglish) : document.language;
}

/// Fills when the document was published, where its file does not surely say it.
void date_document(Document& document, const std::vector<FoundTime>& times, const TextStructure& structure) {
  if (!document.published.value || document.published.inferred) {
    Published inferred = infer_published(times, document.text, structure);
    if (inferred.value || !document.published.value) {  // else a hint of the file's own is all there is
      document.published = std::move(inferred);
    }
  }
}

/// Says that a document is in a language that nobody taught the program.
void note_unread(Document& document, const LanguageProfiles& languages) {
  const std::string_view name = languages.name_of(document.language);
  document.note += fmt::format("{}in {}, which is not read: no places, dates or events were looked for",
                               document.note.empty() ? "" : "; ", name.empty() ? "an unknown language" : name);
}

/// Reads a document that is not in English by the tables of its language, where there are any.
void read_other_language(Reading& reading, const std::string& language, const geo::Gazetteer& gazetteer,
                         const Lexicons& lexicons) {
  Document& document = reading.document;
  const LanguageLexicon* const lexicon = lexicons.other_languages->find(language);
  if (lexicon == nullptr) {
    note_unread(document, *lexicons.languages);
    return;
  }
  const LanguageText text = language_text(document.text, reading.structure, *lexicon);
  const std::vector<FoundTime> times = find_language_times(text);
  date_document(document, times, reading.structure);
  reading.times = ground_times(times, reading.structure, document.published, document.time_zone);
  reading.toponyms = find_language_toponyms(text, gazetteer, *lexicons.toponyms);
  reading.claims = make_language_claims(text, reading.toponyms, reading.times, gazetteer, document);
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
    read_other_language(reading, language, *gazetteer_, *lexicons_);
    watch.ends(ReadingStage::claims);
    return reading;
  }
  const std::vector<FoundTime> times = find_times(read.text, reading.structure, *lexicons_->times);
  date_document(read, times, reading.structure);
  reading.times = ground_times(times, reading.structure, read.published, read.time_zone);
  watch.ends(ReadingStage::times);
  reading.toponyms =
      find_toponyms(read.text, reading.structure, *gazetteer_, *lexicons_->toponyms, {read.publisher, read.url});
  watch.ends(ReadingStage::toponyms);
  TaggedText tagged = tag_text(read.text, reading.structure, *lexicons_->events, reading.toponyms, reading.times);
  watch.ends(ReadingStage::tagging);
  const ReportCountry country = report_country(tagged, *gazetteer_);
  find_actors(tagged, *gazetteer_, country);
  watch.ends(ReadingStage::actors);
  MadeClaims made = make_claims(tagged, *gazetteer_, read, country, lexicons_->confidence);
  reading.claims = std::move(made.claims);
  reading.features = std::move(made.features);
  reading.actors.reserve(tagged.actors.size());
  for (FoundActor& actor : tagged.actors) {
    reading.actors.push_back(std::move(actor.mention));
  }
  watch.ends(ReadingStage::claims);
  return reading;
}

}  // namespace dateline::events
