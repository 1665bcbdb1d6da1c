/**
 * The record of a call in the CRM: the pure decision of the next step, the document and its
 * renderers, the ledger that makes every record one, and the shell that carries a step out.
 */
@NullMarked
package io.callscribe.activity;

import org.jspecify.annotations.NullMarked;
