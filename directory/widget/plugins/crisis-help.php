<?php
/**
 * Plugin Name: Crisis help
 * Description: Shows readers who to call: as a pasted link, a block or [crisis_help region="gb"].
 * Version: 1.0.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: MIT
 * License URI: https://opensource.org/license/mit
 * Text Domain: crisis-help
 * Update URI: false
 *
 * It follows nobody and has no settings. It asks the directory only for a link that was pasted and
 * for show="text", and then says nothing about this site or its readers. "Update URI: false": no
 * plugin of the same name elsewhere may take its place.
 */

defined( 'ABSPATH' ) || exit;

// The directory; it fills both in when this file is downloaded.
const CRISIS_HELP_SITE   = '{site}';
const CRISIS_HELP_EMBEDS = '{embeds}';

// No scripts; a tap on a number may open the telephone.
const CRISIS_HELP_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

const CRISIS_HELP_USUAL = array(
	'region'   => 'auto',
	'topic'    => '',
	'language' => 'auto',
	'size'     => '320',
	'theme'    => 'auto',
	'accent'   => '',
	'show'     => 'frame',
);

// What a whole value has to be like; any other is left out.
const CRISIS_HELP_ALLOWED = array(
	'region'   => '[a-z0-9]+(-[a-z0-9]+)*',
	'topic'    => '([a-z0-9]+(-[a-z0-9]+)*)?',
	'language' => '[a-z0-9]+(-[a-z0-9]+)*',
	'size'     => '160|320|480',
	'theme'    => 'auto|light|dark',
	'accent'   => '(#?[0-9a-f]{6})?',
	'show'     => 'frame|text',
);

// What a text of the directory may consist of.
const CRISIS_HELP_TAGS      = array(
	'div'    => array( 'lang' => true, 'dir' => true ),
	'p'      => array(),
	'strong' => array(),
	'ul'     => array(),
	'li'     => array(),
	'bdi'    => array( 'dir' => true, 'lang' => true ),
	'br'     => array(),
	'a'      => array( 'href' => true ),
	'small'  => array(),
);
const CRISIS_HELP_PROTOCOLS = array( 'http', 'https', 'mailto', 'sms', 'tel' );

const CRISIS_HELP_FRESH_S = 10 * MINUTE_IN_SECONDS;
const CRISIS_HELP_KEPT_S  = 30 * DAY_IN_SECONDS;

add_action( 'init', 'crisis_help_register' );
add_filter( 'oembed_remote_get_args', 'crisis_help_without_a_name', 10, 2 );
add_filter( 'oembed_dataparse', 'crisis_help_only_the_frame', 20, 3 );

function crisis_help_register() {
	// A provider that is known by name keeps its sandbox: WordPress gives the frames of all others
	// one in which no number can be called.
	wp_oembed_add_provider( crisis_help_links(), CRISIS_HELP_SITE . '/embed/v1/oembed', true );
	add_shortcode( 'crisis_help', 'crisis_help_shortcode' );
	crisis_help_register_block();
}

/** A pattern: addresses that show lines, as pages and as embeds. */
function crisis_help_links() {
	$sites = preg_quote( CRISIS_HELP_SITE, '#' ) . '|' . preg_quote( CRISIS_HELP_EMBEDS, '#' );
	return "#^(?:$sites)/(?:embed/v1/)?[a-z-]+/[a-z0-9-]+/(?:[a-z0-9-]+/)?(?:[?\\#]\\S*)?\$#i";
}

/** WordPress would name this site as its user agent. */
function crisis_help_without_a_name( $options, $url ) {
	$is_ours = 0 === strpos( $url, CRISIS_HELP_SITE . '/' );
	return $is_ours ? array( 'user-agent' => 'crisis-help' ) + $options : $options;
}

/** The answer to a pasted link says the numbers a second time, for sites without this plugin. */
function crisis_help_only_the_frame( $html, $data, $url ) {
	if ( ! $html || ! preg_match( crisis_help_links(), $url ) ) {
		return $html;
	}
	preg_match( '#<iframe\b[^>]* src="([^"]+)"#', $html, $found );
	$src = wp_specialchars_decode( $found[1] ?? '' );
	return preg_match( crisis_help_links(), $src )
		? crisis_help_iframe( $src, $data->title, $data->height )
		: false;
}

/** The lines of help as HTML; `$given`: what a shortcode or a block says. */
function crisis_help_shown( $given ) {
	$asked = crisis_help_asked( (array) $given );
	// Who fetches a text is this server, whose own place is nobody's.
	$is_text = 'text' === $asked['show'] && 'auto' !== $asked['region'];
	$text    = $is_text ? crisis_help_text( $asked ) : '';
	return '' === $text ? crisis_help_frame( $asked ) : $text;
}

/** In a box of its own, because themes give only those their place in the column. */
function crisis_help_shortcode( $given ) {
	return '<div class="crisis-help">' . crisis_help_shown( $given ) . '</div>';
}

function crisis_help_block( $attributes ) {
	$wrapper = get_block_wrapper_attributes();
	return "<div $wrapper>" . crisis_help_shown( $attributes ) . '</div>';
}

/** What can't be understood is as if it were not there: a slip must not cost the reader. */
function crisis_help_asked( $given ) {
	$asked = CRISIS_HELP_USUAL;
	foreach ( CRISIS_HELP_ALLOWED as $name => $pattern ) {
		$value = $given[ $name ] ?? '';
		$value = is_scalar( $value ) ? strtolower( trim( (string) $value ) ) : '';
		if ( preg_match( "/^(?:$pattern)\$/D", $value ) ) {
			$asked[ $name ] = ltrim( $value, '#' );
		}
	}
	return $asked;
}

/** Without a language of its own, a text is in that of this site. */
function crisis_help_address( $asked, $base ) {
	$language = $asked['language'];
	$language = 'auto' === $language ? sanitize_key( get_bloginfo( 'language' ) ) : $language;
	$topic    = '' === $asked['topic'] ? '' : "{$asked['topic']}/";
	return "$base/embed/v1/$language/{$asked['region']}/$topic";
}

function crisis_help_frame( $asked ) {
	$look = array_intersect_key( $asked, array_flip( array( 'size', 'theme', 'accent' ) ) );
	$look = array_diff_assoc( $look, CRISIS_HELP_USUAL );
	$src  = add_query_arg( $look, crisis_help_address( $asked, CRISIS_HELP_EMBEDS ) );
	return crisis_help_iframe( $src, __( 'Who to contact', 'crisis-help' ), $asked['size'] );
}

function crisis_help_iframe( $src, $title, $height ) {
	return sprintf(
		'<iframe src="%s" title="%s" width="480" height="%d" loading="lazy"'
			. ' referrerpolicy="no-referrer" sandbox="%s"'
			. ' style="display:block;border:0;max-width:100%%"></iframe>',
		esc_url( $src ),
		esc_attr( $title ),
		absint( $height ),
		esc_attr( CRISIS_HELP_SANDBOX )
	);
}

/** The last good copy, at most as old as it may be; empty where there was none yet. */
function crisis_help_text( $asked ) {
	$address = crisis_help_address( $asked, CRISIS_HELP_SITE ) . 'fragment.html';
	$key     = md5( $address );
	if ( ! get_transient( "crisis_help_asked_$key" ) ) {
		crisis_help_fetch( $address, $key );
	}
	$kept = (string) get_transient( "crisis_help_kept_$key" );
	return wp_kses( $kept, CRISIS_HELP_TAGS, CRISIS_HELP_PROTOCOLS );
}

function crisis_help_fetch( $address, $key ) {
	// Whoever comes meanwhile, or in the next minute where nobody answers, doesn't wait as well.
	set_transient( "crisis_help_asked_$key", 1, MINUTE_IN_SECONDS );
	$options = crisis_help_without_a_name( array( 'timeout' => 3 ), $address );
	$answer  = wp_safe_remote_get( $address, $options );
	if ( crisis_help_is_good( $answer ) ) {
		$text = wp_remote_retrieve_body( $answer );
		set_transient( "crisis_help_asked_$key", 1, CRISIS_HELP_FRESH_S );
		set_transient( "crisis_help_kept_$key", $text, CRISIS_HELP_KEPT_S );
	}
}

/** Neither one that broke off, nor what the directory says while it can't look anything up. */
function crisis_help_is_good( $answer ) {
	$body  = rtrim( wp_remote_retrieve_body( $answer ) );
	$cache = (string) wp_remote_retrieve_header( $answer, 'cache-control' );
	return 200 === wp_remote_retrieve_response_code( $answer )
		&& '</div>' === substr( $body, -6 )
		&& false === strpos( $cache, 'no-store' );
}

function crisis_help_register_block() {
	$needs = array( 'blocks', 'block-editor', 'components', 'element', 'server-side-render' );
	$needs = preg_filter( '/^/', 'wp-', $needs );
	wp_register_script( 'crisis-help-editor', false, $needs, '1.0.0', true );
	$said = wp_json_encode( crisis_help_fields() );
	wp_add_inline_script( 'crisis-help-editor', "var crisisHelpFields = $said;" );
	wp_add_inline_script( 'crisis-help-editor', CRISIS_HELP_EDITOR );
	$text = static function ( $usual ) {
		return array( 'type' => 'string', 'default' => $usual );
	};
	register_block_type(
		'crisis-help/lines',
		array(
			'api_version'     => 2,
			'title'           => __( 'Crisis help', 'crisis-help' ),
			'description'     => __( 'Shows your readers who to call.', 'crisis-help' ),
			'category'        => 'widgets',
			'icon'            => 'phone',
			'attributes'      => array_map( $text, CRISIS_HELP_USUAL ),
			'supports'        => array( 'html' => false ),
			'editor_script'   => 'crisis-help-editor',
			'render_callback' => 'crisis_help_block',
		)
	);
}

/** Name -> its label, and what there is to choose from; nothing: it is typed. */
function crisis_help_fields() {
	return array(
		'region'   => array( __( 'Country, such as gb, or auto', 'crisis-help' ), array() ),
		'topic'    => array( __( 'Topic, such as suicide', 'crisis-help' ), array() ),
		'language' => array( __( 'Language, such as en, or auto', 'crisis-help' ), array() ),
		'size'     => array( __( 'Height', 'crisis-help' ), array( '160', '320', '480' ) ),
		'theme'    => array(
			__( 'Day or night', 'crisis-help' ),
			array(
				'auto'  => __( 'As the reader has it', 'crisis-help' ),
				'light' => __( 'Day', 'crisis-help' ),
				'dark'  => __( 'Night', 'crisis-help' ),
			),
		),
		'accent'   => array( __( 'Colour, such as 7a3e9d', 'crisis-help' ), array() ),
		'show'     => array(
			__( 'Show as', 'crisis-help' ),
			array(
				'frame' => __( 'A frame that is always up to date', 'crisis-help' ),
				'text'  => __( 'Text in the style of this site', 'crisis-help' ),
			),
		),
	);
}

// Title and attributes come from the registration above.
const CRISIS_HELP_EDITOR = <<<'JS'
( function ( wp, fields ) {
	var el = wp.element.createElement;

	function options( choices ) {
		return Object.keys( choices ).map( function ( key ) {
			var value = Array.isArray( choices ) ? choices[ key ] : key;
			return { value: value, label: choices[ key ] };
		} );
	}

	function control( props, name ) {
		var choices = options( fields[ name ][ 1 ] );
		var kind = choices.length ? 'SelectControl' : 'TextControl';
		return el( wp.components[ kind ], {
			key: name,
			label: fields[ name ][ 0 ],
			value: props.attributes[ name ],
			options: choices.length ? choices : undefined,
			onChange: function ( value ) {
				props.setAttributes( { [ name ]: value } );
			},
		} );
	}

	function edit( props ) {
		var controls = Object.keys( fields ).map( control.bind( null, props ) );
		var preview = { block: 'crisis-help/lines', attributes: props.attributes };
		return el(
			'div',
			wp.blockEditor.useBlockProps(),
			el( wp.blockEditor.InspectorControls, {}, el( wp.components.PanelBody, {}, controls ) ),
			el( wp.components.Disabled, {}, el( wp.serverSideRender, preview ) )
		);
	}

	function save() {
		return null;
	}

	wp.blocks.registerBlockType( 'crisis-help/lines', { edit: edit, save: save } );
} )( window.wp, window.crisisHelpFields );
JS;
