<?php
require 'wp-load.php';
$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE '%crisis_help_asked%'" );
