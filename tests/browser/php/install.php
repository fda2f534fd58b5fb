<?php
$given = json_decode( stream_get_contents( STDIN ), true );
define( 'WP_INSTALLING', true );
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'An article', $given['user'], 'a@example.org', false, '', $given['password'] );
