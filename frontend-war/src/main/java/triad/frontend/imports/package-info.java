/**
 * What administrators do with files of people: send them, watch what becomes of them, and take the directory out.
 *
 * <pre>
 * browser                 frontend                                        backend
 *  1  GET /imports/new ──▶ NewImportPage: would a file be let in? ─────────▶ 401 or 403 with a challenge
 *  2  ◀── 303 to the provider, for a newer sign-in and people:write (StepUps), and back here
 *  3  POST /imports/file ─▶ UploadEndpoint: who may, then the file ─────────▶ 202, once for each form and file
 *  4  ◀── 303 /imports/{id}
 *  5  GET /imports/{id} ──▶ ImportPage, again each second while it runs ────▶ how far it is
 * </pre>
 */
@NullMarked
package triad.frontend.imports;

import org.jspecify.annotations.NullMarked;
