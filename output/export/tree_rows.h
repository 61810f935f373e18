// An organisation on a day as rows, for drawings.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "output/export/export.h"
#include "output/organisation_tree.h"
#include "output/sqlite.h"

namespace orgkarta::output {

struct TreeRow {
  const OrganisationAt* body = nullptr;
  const OrganisationAt* parent = nullptr;  ///< null for the municipality, which comes first
  std::size_t number = 0;                  ///< from 0, as is the parent's
  std::size_t parent_number = 0;
};

struct DayTree {
  std::string title;  ///< "Motala kommun (0583) on 2024-01-15"
  OrganisationTree tree;
};

/// Reads the tree that the settings ask for. Throws as Connection does.
DayTree read_day_tree(Connection& db, const ExportSettings& settings);

/// All bodies, each behind what stands above it.
void each_row(const OrganisationTree& tree, const std::function<void(const TreeRow&)>& take);

/// "Anna Lind, head of office (acting)"; several are on lines of their own.
std::string heads_text(const OrganisationAt& body);

/// The first document with a web address that names the body; empty if there is none.
std::string address_of(Connection& db, const std::string& organisation);

}  // namespace orgkarta::output
