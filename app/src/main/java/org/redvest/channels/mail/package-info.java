/** E-mail: the settings of the mail server, the page that shows them, and the connection that carries letters. */
@NullMarked
package org.redvest.channels.mail;

import org.jspecify.annotations.NullMarked;
