/**
 * Who is signed in, for how long, and the tokens that leave this server's memory encrypted and for no browser.
 *
 * <p>What is typed when a sign-in ends is not lost, see {@link triad.frontend.session.UnsavedForms}:
 *
 * <pre>
 * browser                       frontend
 *  1  GET /profile         ──▶  a page whose form says in a field whose it is: sealed, so that nobody can say it for another
 *  2  POST, or Ajax        ──▶  nobody is signed in any more, or the view is gone, or somebody else is signed in
 *  3                            UnsavedForms: keeps the fields, sealed, under the person whom the form is of, for half an hour
 *  4  ◀── /profile?unsaved=…    303, or a Faces partial response
 *  5  ... signs in, if nobody is ...
 *  6  GET /profile?unsaved=… ─▶ the fields as typed, if this is that person; otherwise as if there were none. Saving forgets them
 * </pre>
 *
 * <p>They are kept here and not in the browser: that works without a script and for forms of which no script knows, nothing of it is left
 * at a browser that somebody else uses next, and any node can give it back. A restart of a node that is alone forgets them, as it forgets
 * who was signed in. A file is not kept: its page says that it has to be chosen again.
 */
@NullMarked
package triad.frontend.session;

import org.jspecify.annotations.NullMarked;
