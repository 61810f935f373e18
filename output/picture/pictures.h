// Pictures of municipalities as SVG files, for papers: what the report draws, standing alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/municipality_told.h"
#include "output/organisation_tree.h"
#include "output/picture/picture_data.h"
#include "output/picture/picture_words.h"
#include "output/sqlite.h"

namespace orgkarta::output {

/// The organisation on a day, with heads.
std::string organisation_picture(const MunicipalityTold& told, const OrganisationTree& tree,
                                 const PictureWords& words);

/// Changes along time; empty if none was decided or done on a day that is known.
std::string changes_picture(const MunicipalityTold& told, const std::vector<PictureEvent>& events,
                            const PictureWords& words);

/// What is to be saved, by year; empty if nothing is.
std::string savings_picture(const MunicipalityTold& told, const std::vector<SavingsYear>& years,
                            const PictureWords& words);

struct PictureOptions {
  std::filesystem::path folder;             ///< made if it is not there
  std::vector<std::string> municipalities;  ///< codes
  std::string at;  ///< ISO day of the organisation; empty: the last that documents speak of
  Language language = Language::en;
};

/// Writes CODE-organisation-DAY.svg, CODE-changes.svg and CODE-savings.svg of each, as far as there
/// is anything to draw, in the place of earlier ones. Returns the files' names. Throws
/// EnvironmentError, and as Connection does.
std::vector<std::string> write_pictures(Connection& db, const PictureOptions& options);

}  // namespace orgkarta::output
