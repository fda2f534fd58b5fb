<?php
$given = json_decode( stream_get_contents( STDIN ), true );
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';

$upgrader = new Plugin_Upgrader( new Automatic_Upgrader_Skin() );
echo wp_json_encode(
	array(
		'installed' => $upgrader->install( $given['url'] ),
		'problem'   => activate_plugin( $given['file'] ),
		'active'    => is_plugin_active( $given['file'] ),
	)
);
