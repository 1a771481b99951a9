package org.redvest.volunteers.intake;

import org.redvest.web.Problem;

/** What became of an uploaded file. */
sealed interface FileUpload {

    record Kept(ImportId id) implements FileUpload {}

    record Refused(Problem problem) implements FileUpload {}
}
