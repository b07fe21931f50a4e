/** Authorisation of commands: passwords, HMAC and policy sessions, encryption (Part 1, 19, 21). */
package io.github.tpm4j.tss.session;
