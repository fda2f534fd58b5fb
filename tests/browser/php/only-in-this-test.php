<?php
/*
 * WordPress asks no address inside its own network and no unusual port. A directory has a public
 * name and the usual port; that of a test has neither, so only here both are allowed.
 */
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_allowed_safe_ports', 'only_in_this_test_ports', 10, 3 );
add_filter( 'pre_http_request', 'only_in_this_test_request', 10, 3 );

function only_in_this_test_ports( $ports, $host, $url ) {
	return array( wp_parse_url( $url, PHP_URL_PORT ) );
}

/** Writes down each request; where answer.html exists, that is the answer: empty for none. */
function only_in_this_test_request( $answer, $options, $url ) {
	$request = array( 'url' => $url, 'user_agent' => $options['user-agent'] );
	file_put_contents( ABSPATH . 'asked.log', wp_json_encode( $request ) . "\n", FILE_APPEND );
	if ( ! file_exists( ABSPATH . 'answer.html' ) ) {
		return $answer;
	}
	$body = file_get_contents( ABSPATH . 'answer.html' );
	$said = array( 'response' => array( 'code' => 200 ), 'headers' => array(), 'body' => $body );
	return '' === $body ? new WP_Error( 'nobody answers' ) : $said;
}

function wp_mail() {
	return true;
}
