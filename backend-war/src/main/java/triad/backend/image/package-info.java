/**
 * Images that strangers send, made into plain ones: 1. the first bytes tell the format; 2. the file is walked through and only what its
 * pixels need is kept, which tells the size and leaves decoders no metadata to stumble over; 3. it is decoded, coarsely where it is large;
 * 4. transparency becomes white, the orientation is applied; 5. it is scaled and written as a baseline JPEG.
 */
@NullMarked
package triad.backend.image;

import org.jspecify.annotations.NullMarked;
