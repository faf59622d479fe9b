/**
 * The device authorization grant (RFC 8628), with the measures of RFC 10027 against codes that somebody else began.
 *
 * <ol>
 *   <li>{@link triad.provider.device.DeviceAuthorizationEndpoint}: a device gets its device code, and a user code to show
 *   <li>{@link triad.provider.device.DevicePage}: a person types the user code, signs in, sees who asks for what, when and from where,
 *       and says whether it was them
 *   <li>{@link triad.provider.device.DeviceCodeGrant}: the device polls, and gets its tokens once
 * </ol>
 */
@NullMarked
package triad.provider.device;

import org.jspecify.annotations.NullMarked;
